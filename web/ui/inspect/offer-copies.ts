/** Puts a button below every text that is there to be copied. */
export const offerCopies = (
  words: { readonly copy: string; readonly copied: string },
  say: (text: string) => void,
): void => {
  for (const element of document.querySelectorAll('[data-copy]')) {
    const text = element.textContent
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'peil-link-button'
    button.textContent = words.copy
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(text).then(() => {
        button.textContent = words.copied
        say(words.copied)
      })
    })
    // Without a safe connection there is no clipboard; the text can still be selected.
    if ('clipboard' in navigator) element.after(button)
  }
}

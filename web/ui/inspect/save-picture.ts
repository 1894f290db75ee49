/** Twice the size, so that letters are sharp on paper and on fine screens. */
const scale = 2

const loadImage = (address: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image()
    image.addEventListener('load', () => resolve(image))
    image.addEventListener('error', () => reject(new Error(`${address} cannot be read`)))
    image.src = address
  })

/** Draws the SVG file of a chart, with all it carries, and hands it to the reader as a PNG file. */
export const savePicture = async (address: string, name: string): Promise<void> => {
  const image = await loadImage(address)
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * scale
  canvas.height = image.naturalHeight * scale
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const link = document.createElement('a')
  link.href = canvas.toDataURL('image/png')
  link.download = name
  link.click()
}

/** Puts a button for PNG beside every link to an SVG file of a chart. */
export const offerPictures = (word: string): void => {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-file="svg"]')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'peil-link-button'
    button.textContent = word
    button.addEventListener('click', () => {
      const name = link.href.split('/').at(-1) ?? 'chart.svg'
      void savePicture(link.href, name.replace(/\.svg$/, '.png'))
    })
    link.after(button)
  }
}

/** A text as a database can keep it: U+0000 and half a surrogate pair become U+FFFD. */
export const storableText = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed()

/** 0-based column and 1-based row of a reference such as `AB12`; null when it is none. */
export const parseReference = (
  reference: string,
): { readonly column: number; readonly row: number } | null => {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(reference) ?? []
  if (letters === '') return null
  let column = -1
  for (const letter of letters) column = (column + 1) * 26 + letter.charCodeAt(0) - 65
  return { column, row: Number(digits) }
}

/** The letters above a column, counted from 0: 0 → `A`, 27 → `AB`. */
export const columnLetters = (column: number): string =>
  (column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '') +
  String.fromCharCode(65 + (column % 26))

const narrow = /[iljtfrI.,:;'|!()[\] ]/
const wide = /[mwMW%—]/
const capital = /[A-Z0-9–]/

/** About as wide as a text is in a common sans-serif face: nobody can measure without a browser. */
export const textWidth = (text: string, size: number): number => {
  let ems = 0
  for (const letter of text) {
    if (narrow.test(letter)) ems += 0.32
    else if (wide.test(letter)) ems += 0.88
    else ems += capital.test(letter) ? 0.64 : 0.56
  }
  return ems * size
}

/** The text, cut with an ellipsis when it is wider. */
export const fitText = (text: string, size: number, width: number): string => {
  if (textWidth(text, size) <= width) return text
  const letters = Array.from(text)
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** The text in lines of at most that width; what does not fit on the last one is cut. */
export const wrapText = (
  text: string,
  size: number,
  width: number,
  most: number,
): readonly string[] => {
  const lines: string[] = []
  let line = ''
  const words = text.split(/\s+/).filter((word) => word !== '')
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || textWidth(longer, size) <= width) {
      line = longer
    } else if (lines.length === most - 1) {
      line = [line, ...words.slice(index)].join(' ')
      break
    } else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line].filter((one) => one !== '').map((one) => fitText(one, size, width))
}

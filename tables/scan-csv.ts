/** A quote that stands where none can stand. */
export interface QuoteFault {
  readonly kind: 'quote-inside-cell' | 'text-after-quote' | 'quote-not-closed'
  /** Where the cell begins; a quote that is not closed may take in the rest of the file. */
  readonly line: number
  /** 0-based position of the cell in its row. */
  readonly cell: number
}

export interface ScannedRow {
  /** The physical line on which the row begins, 1-based. */
  readonly line: number
  /** As written, without the quotes around them; at most `maxCells`. */
  readonly cells: readonly string[]
  /** How many cells there are, the ones over `maxCells` included. */
  readonly width: number
  readonly faults: readonly QuoteFault[]
}

export interface ScanOptions {
  readonly delimiter: string
  readonly maxCells: number
}

const lineEnds = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0

/** The index of the first delimiter or line end from `from` on, or the end of the text. */
const endOfPlainText = (text: string, from: number, delimiter: number): number => {
  let index = from
  while (index < text.length) {
    const code = text.charCodeAt(index)
    if (code === delimiter || code === 10 || code === 13) return index
    index += 1
  }
  return index
}

interface Quoted {
  readonly value: string
  /** Just after the closing quote, or the end of the text. */
  readonly end: number
  readonly closed: boolean
}

const scanQuoted = (text: string, open: number): Quoted => {
  let value = ''
  let from = open + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote === -1) return { value: value + text.slice(from), end: text.length, closed: false }
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1, closed: true }
    value += '"'
    from = quote + 2
  }
}

/**
 * Splits CSV (RFC 4180; line ends CRLF, LF or CR) into rows, with the line each begins on. Goes on
 * after a fault, so that one pass finds them all: a misplaced quote is kept as text.
 */
export function* scanCsv(text: string, options: ScanOptions): Generator<ScannedRow> {
  const delimiter = options.delimiter.charCodeAt(0)
  let index = 0
  let line = 1
  while (index < text.length) {
    const rowLine = line
    const cells: string[] = []
    const faults: QuoteFault[] = []
    let width = 0
    for (let more = true; more;) {
      const cellLine = line
      let value = ''
      let plainFrom = index
      if (text[index] === '"') {
        const quoted = scanQuoted(text, index)
        value = quoted.value
        line += lineEnds(value)
        plainFrom = quoted.end
        if (!quoted.closed) faults.push({ kind: 'quote-not-closed', line: cellLine, cell: width })
      }
      const end = endOfPlainText(text, plainFrom, delimiter)
      const plain = text.slice(plainFrom, end)
      if (plainFrom > index && plain.trim() !== '') {
        faults.push({ kind: 'text-after-quote', line, cell: width })
      } else if (plainFrom === index && plain.includes('"')) {
        faults.push({ kind: 'quote-inside-cell', line, cell: width })
      }
      if (width < options.maxCells) cells.push(value + plain)
      width += 1
      more = text.charCodeAt(end) === delimiter
      index = more ? end + 1 : end
    }
    if (text[index] === '\r' && text[index + 1] === '\n') index += 1
    index += 1
    line += 1
    yield { line: rowLine, cells, width, faults }
  }
}

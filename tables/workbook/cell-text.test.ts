import { beforeAll, describe, expect, test } from 'vitest'
import { buildWorkbook, textRow } from '../testing/build-workbook.ts'
import { read, texts } from '../testing/read-text.ts'

/** What cells show: each holds a number under a number format. */
const shown = async (
  cells: readonly (readonly [number: number, format: string])[],
  from1904 = false,
): Promise<ReadonlyMap<string, string>> => {
  const formats = cells.map(
    ([, format], index) =>
      `<numFmt numFmtId="${index + 170}" formatCode="${format.replaceAll('"', '&quot;')}"/>`,
  )
  const styles = cells.map((_, index) => `<xf numFmtId="${index + 170}"/>`)
  const rows = cells.map(([number], index) => `<row><c s="${index}"><v>${number}</v></c></row>`)
  const table = await read(
    buildWorkbook({
      styles: `<numFmts>${formats.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs>`,
      from1904,
      sheets: [{ rows: textRow(1, 'a') + rows.join('') }],
    }),
    ['a'],
  )
  const cellTexts = texts(table).map(([text = '']) => text)
  return new Map(
    cells.map(([number, format], index) => [`${number} ${format}`, cellTexts[index] ?? '']),
  )
}

const day = 'yyyy-mm-dd'

interface Epoch {
  readonly epoch: 1900 | 1904
  readonly dates: readonly (readonly [serial: number, text: string])[]
}

const epochs: readonly Epoch[] = [
  {
    epoch: 1900,
    dates: [
      [1, '1900-01-01'],
      [59, '1900-02-28'],
      // A 29 February 1900 that never was, to agree with a program of 1983.
      [60, '1900-02-28'],
      [61, '1900-03-01'],
      [45_565, '2024-09-30'],
      [2_958_465, '9999-12-31'],
      [0.5, '12:00:00'],
      [45_565.999_999_999, '2024-10-01'],
      [45_565.25, '2024-09-30 06:00:00'],
      // No dates: none of these is taken for one further on.
      [-1, '1899-12-30 00:00:00'],
      [0, '00:00:00'],
      [2_958_466, '+010000-01-01 00:00:00'],
      [1e300, 'no date'],
    ],
  },
  {
    epoch: 1904,
    dates: [
      [0, '1904-01-01'],
      [44_103, '2024-09-30'],
      [2_957_003, '9999-12-31'],
      [2_957_004, '+010000-01-01 00:00:00'],
    ],
  },
]

describe.each(epochs)('day numbers from $epoch', ({ epoch, dates }) => {
  let cells: ReadonlyMap<string, string> = new Map()
  beforeAll(async () => {
    cells = await shown(
      dates.map(([serial]) => [serial, day] as const),
      epoch === 1904,
    )
  })

  test.each(dates)('day %d is %s', (serial, text) => {
    expect(cells.get(`${serial} ${day}`)).toBe(text)
  })
})

describe('number formats', () => {
  const dated = ['dd/mm/yyyy', 'yyyy\\-mm\\-dd;@', '[$-813]d mmmm yyyy', 'h:mm', '[Red]d"."m']
  // Not told apart by the library: a duration, and what only negative numbers show.
  const takenForDates = ['[h]:mm', '0;d']
  const plain = [
    'General',
    '0.00',
    '#,##0 "days"',
    '[Red]0',
    '0\\d',
    '_-* #,##0_d',
    '@',
    '[$€-813] #,##0.00',
  ]
  let cells: ReadonlyMap<string, string> = new Map()
  beforeAll(async () => {
    cells = await shown([...dated, ...takenForDates, ...plain].map((format) => [45_565, format]))
  })

  test.each([...dated, ...takenForDates])('the format %s shows dates', (format) => {
    expect(cells.get(`45565 ${format}`)).toBe('2024-09-30')
  })

  test.each(plain)('the format %s shows none', (format) => {
    expect(cells.get(`45565 ${format}`)).toBe('45565')
  })
})

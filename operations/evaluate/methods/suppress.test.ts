import { describe, expect, it } from 'vitest'
import { fileWith } from '../../testing/table-files.ts'
import type { OptionValues } from '../method.ts'
import { runMethod } from '../run-method.ts'

interface Cell {
  readonly row: string
  readonly column: string
  readonly value: number | null
  readonly status: string
  readonly low: number
  readonly high: number
}

const run = (csv: string, options: OptionValues = {}) =>
  runMethod(
    {
      method: 'suppress',
      kind: undefined,
      path: fileWith(csv.replace(/^\n/, ''), 'table.csv'),
      options,
    },
    () => undefined,
  )

const evaluated = async (csv: string, options: OptionValues = {}) => {
  const found = await run(csv, options)
  if (!found.ok) throw new Error(JSON.stringify(found.refusals))
  const { parts } = found.value
  const cells = parts['cells'] as readonly Cell[]
  return {
    ...found.value,
    parts,
    cells,
    withheld: cells
      .filter((cell) => cell.status !== 'published')
      .map((cell) => `${cell.row}/${cell.column}`),
    codes: found.value.warnings.map((warning) => warning.code),
  }
}

const problems = async (csv: string, options: OptionValues = {}) => {
  const found = await run(csv, options)
  return found.ok ? [] : found.refusals
}

const wide = `
row,A,B,C,Total
I,20,50,10,80
II,8,19,22,49
III,17,32,12,61
Total,45,101,44,190
`
const long = `
income;region;n;extra
work;N1;2;x
work;Z1;9;x
none;N1;12;x
none;N2;14;x
work;N2;8;x
none;Z1;15;x
`
const sensitive = { sensitive: 'II/C', protection: '5' }

describe('peil evaluate suppress', () => {
  it('reads a wide table', async () => {
    const found = await evaluated(wide, sensitive)
    expect(found.parts).toMatchObject({
      ...{ passes: true, optimal: true, primary: 1, secondary: 3, cost: 59, secondary_cost: 37 },
      primary_cells: ['II / C'],
    })
    expect(found.withheld.toSorted()).toEqual(['II/A', 'II/C', 'III/A', 'III/C'])
    const cell = found.cells.find(({ row, column }) => row === 'II' && column === 'C')
    expect(cell).toMatchObject({ value: null, status: 'primary', low: 5, high: 30 })
    expect(found.n).toBe(16)
    expect(found.warnings).toEqual([])
    expect(found.figure.marks.length).toBe(1)
    expect(found.words[0]).toBe(
      '1 of 16 cells are sensitive; 3 more are withheld so that these cannot be worked out.',
    )
  })

  it('reads a file with a cell per line, in any order, and adds its totals up', async () => {
    const options = { rows: 'region', columns: 'income', value: 'n' }
    const found = await evaluated(long, options)
    expect(found.codes).toEqual(['totals-added'])
    expect(found.n).toBe(12)
    expect(found.withheld).toContain('N1/work')
    expect(found.cells.find(({ row, column }) => row === 'Total' && column === 'none')?.value).toBe(
      41,
    )
    const none = await evaluated(long, { ...options, threshold: '2' })
    expect(none.withheld).toEqual([])
    expect(none.words[0]).toBe('No cell of the 12 is sensitive: all can be published.')
  })

  it('reads labels that are parts of others, with or without their own rows', async () => {
    const parts = `
region,province,work,none,Total
N1,North,2,12,14
N2,North,8,14,22
Z1,South,9,15,24
Z2,South,30,20,50
Total,,49,61,110
`
    const options = { 'row-parents': 'province' }
    const found = await evaluated(parts, options)
    expect(found.codes).toEqual(['totals-added'])
    expect(found.n).toBe(21)
    const withOwn = parts.replace('Z1,', 'North,,10,26,36\nSouth,,39,35,74\nZ1,')
    const given = await evaluated(withOwn, options)
    expect(given.codes).toEqual([])
    expect(given.withheld.toSorted()).toEqual(found.withheld.toSorted())
    const wrong = await problems(withOwn.replace('10,26,36', '11,25,36'), options)
    expect(wrong.map((one) => one.code)).toEqual(Array(4).fill('margins-do-not-add-up'))
    expect(wrong[0]?.found).toContain('region')
  })

  it('counts records, and adds them up by contribution', async () => {
    const records = `
place,kind,euro
"Sint-Niklaas, city",club,900
"Sint-Niklaas, city",club,40
"Sint-Niklaas, city",club,30
"Sint-Niklaas, city",school,400
"Sint-Niklaas, city",school,380
"Sint-Niklaas, city",school,350
Gent,club,500
Gent,club,450
Gent,club,420
Gent,school,610
Gent,school,590
`
    const sides = { rows: 'place', columns: 'kind' }
    const counts = await evaluated(records, sides)
    expect(counts.cells[0]?.value).toBe(11)
    expect(counts.parts['primary_cells']).toEqual(['Gent / school'])
    const amounts = await evaluated(records, {
      ...{ ...sides, value: 'euro', records: '', dominance: '1,90', 'p-percent': '10' },
    })
    expect(amounts.parts['primary_cells']).toEqual([
      ...['Sint-Niklaas, city / club', 'Gent / school'],
    ])
    expect(amounts.codes).toEqual([])
    const few = await evaluated(records, { ...sides, value: 'euro', records: '' })
    expect(few.parts['primary_cells']).toEqual(['Gent / school'])
    expect(few.codes).toEqual(['protection-of-one'])
    const asked = await evaluated(records, {
      ...{ ...sides, value: 'euro', records: '', 'protection-percent': '10' },
    })
    const own = asked.cells.find((cell) => cell.row === 'Gent' && cell.column === 'school')
    expect(own?.low).toBeLessThanOrEqual(1080)
    expect(own?.high).toBeGreaterThanOrEqual(1320)
    expect(asked.codes).toEqual([])
  })

  it('takes respondents from a column, for amounts', async () => {
    const amounts = `
place,kind,euro,givers
a,x,100,5
a,y,200,2
b,x,300,9
b,y,400,9
`
    const options = { rows: 'place', columns: 'kind', value: 'euro', count: 'givers' }
    const found = await evaluated(amounts, { ...options, singles: '', cost: 'respondents' })
    expect(found.parts['primary_cells']).toEqual(['a / y'])
    expect(found.parts['cost']).toBe(25)
    expect(found.codes).toEqual(['totals-added', 'protection-of-one'])
  })

  it('protects zeros, what is known beforehand, and negative values when asked', async () => {
    const zero = wide.replace('8,19,22,49', '0,19,22,41').replace('45,101,44,190', '37,101,44,182')
    expect((await evaluated(zero)).withheld).toEqual([])
    expect((await evaluated(zero, { zeros: 'protect' })).parts['primary_cells']).toEqual(['II / A'])
    const known = await evaluated(wide, { ...sensitive, 'known-within': '50' })
    expect(known.cells.every(({ value, low }) => value === null || low === value)).toBe(true)
    expect(known.parts['cost']).toBeGreaterThan(59)
    const negative = wide.replace('20,50', '-20,90')
    const options = { ...sensitive, 'total-label': 'Sum' }
    expect((await problems(negative, options)).map((one) => one.code)).toContain('value-negative')
    expect((await evaluated(negative, { ...options, negative: '' })).parts['passes']).toBe(true)
  })

  it('reads a table with other labels of totals', async () => {
    const found = await evaluated(wide.replaceAll('Total', 'Totaal'), {
      ...sensitive,
      'total-label': 'Totaal',
      method: 'heuristic',
    })
    expect(found.n).toBe(16)
    expect(found.parts).toMatchObject({ passes: true, optimal: false, cost: 59 })
  })
})

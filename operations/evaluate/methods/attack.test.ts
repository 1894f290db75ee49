import { describe, expect, it } from 'vitest'
import { fileWith } from '../../testing/table-files.ts'
import type { OptionValues } from '../method.ts'
import { runMethod } from '../run-method.ts'

const file = (csv: string, name = 'table.csv') => fileWith(csv.replace(/^\n/, ''), name)

const run = (csv: string, options: OptionValues = {}) =>
  runMethod({ method: 'attack', kind: undefined, path: file(csv), options }, () => undefined)

const evaluated = async (csv: string, options: OptionValues = {}) => {
  const found = await run(csv, options)
  if (!found.ok) throw new Error(JSON.stringify(found.refusals))
  return { ...found.value, codes: found.value.warnings.map((warning) => warning.code) }
}

const published = `
row,A,B,C,Total
I,20,50,10,80
II,x,19,:,49
III,,32,X,61
Total,45,101,44,190
`
const full = published.replace('x,19,:', '8,19,22').replace('III,,32,X', 'III,17,32,12')

describe('peil evaluate attack', () => {
  it('bounds what is marked as withheld, in a wide table', async () => {
    const found = await evaluated(published)
    expect(found.parts).toMatchObject({
      ...{ passes: true, withheld: 4, recovered: 0, recovered_cells: [] },
      cells: [
        { row: 'II', column: 'A', status: 'withheld', low: 0, high: 25, protected: true },
        { row: 'II', column: 'C', low: 5, high: 30 },
        { row: 'III', column: 'A', low: 0, high: 25 },
        { row: 'III', column: 'C', low: 4, high: 29 },
      ],
    })
    expect(found.codes).toEqual(['judged-by-width'])
    expect(found.words).toEqual([
      '4 cells are withheld; none can be known within the protection asked.',
    ])
    const nothing = await evaluated(full)
    expect(nothing.words).toEqual(['No cell is withheld.'])
    expect(nothing.parts['passes']).toBe(true)
  })

  it('judges by the true values, in their unit or in per cent', async () => {
    const truth = file(full, 'all.csv')
    const narrow = await evaluated(published, { truth, protection: '8' })
    expect(narrow.codes).toEqual([])
    expect(narrow.parts['recovered_cells']).toEqual([])
    const wide = await evaluated(published, { truth, protection: '8.5' })
    expect(wide.parts['recovered_cells']).toEqual(['II / C', 'III / A', 'III / C'])
    expect(wide.words[1]).toBe('Known too closely: II / C, III / A, III / C.')
    expect(wide.figure.marks.length).toBe(2)
    const percent = await evaluated(published, { truth, 'protection-percent': '37' })
    // 37 % of 22 is 8.14, and the upper bound lies 8 above it.
    expect(percent.parts['recovered_cells']).toEqual(['II / C'])
    const both = await evaluated(published, {
      ...{ truth, 'protection-percent': '36', protection: '1' },
    })
    expect(both.parts['passes']).toBe(true)
  })

  it('reads a status, and asks nothing for cells withheld for others', async () => {
    const long = `
place,kind,n,status
a,x,4,primary
a,y,6,secondary
a,Total,10,
b,x,6,secondary
b,y,9,secondary
b,Total,15,published
Total,x,10,
Total,y,15,
Total,Total,25,
`
    const options = { columns: 'kind', value: 'n', status: 'status' }
    const found = await evaluated(long, { ...options, protection: '4' })
    expect(found.parts).toMatchObject({ passes: true, withheld: 4 })
    expect(found.codes).toEqual([])
    const cells = found.parts['cells'] as readonly { status: string; value: number }[]
    expect(cells.map(({ status, value }) => [status, value])).toEqual([
      ['withheld', 4],
      ['secondary', 6],
      ['secondary', 6],
      ['secondary', 9],
    ])
    const more = await evaluated(long, { ...options, protection: '7' })
    expect(more.parts['recovered_cells']).toEqual(['a / x'])
    const marks = published.replace('x,19,:', 's,19,x').replace('III,,32,X', 'III,S,32,s')
    const marked = await evaluated(marks, {
      protection: '13',
    })
    expect(marked.parts['recovered_cells']).toEqual(['II / C'])
  })

  it('puts earlier releases to use, and says what they hid', async () => {
    const earlier = file(
      full.replace('I,20,50,10', 'I,x,50,x').replace('II,8,19,22', 'II,x,19,x'),
      'earlier.csv',
    )
    const found = await evaluated(published, { earlier })
    expect(found.parts).toMatchObject({ passes: false, withheld: 4, recovered: 4 })
    expect(found.codes).toEqual(['withheld-before-shown-now', 'judged-by-width'])
    expect(found.warnings[0]?.message).toBe(
      'Withheld in an earlier release and shown now: I / A, I / C.',
    )
    const alone = await evaluated(published, { earlier: file(published, 'b.csv') })
    expect(alone.parts['passes']).toBe(true)
  })

  it('says which cells it does not find', async () => {
    const found = await evaluated('row,A,B\nI,x,4\nII,5,x\n')
    expect(found.codes).toEqual(['cells-not-shown', 'judged-by-width'])
    expect(found.warnings[0]?.message).toContain('5 cells')
    expect(found.parts['cells']).toMatchObject([{ low: 0, high: Infinity }, { low: 0 }])
    const below = await evaluated('row,A,B\nI,x,4\nII,5,x\n', { negative: '' })
    expect(below.parts['cells']).toMatchObject([{ low: -Infinity }, { low: -Infinity }])
  })

  it('knows counts are whole when told', async () => {
    const third = 'row,A,B,Total\nI,x,x,7.5\n'
    const options = { whole: '', marks: 'x' }
    expect((await evaluated(third, options)).parts['cells']).toMatchObject([
      { high: 7 },
      { high: 7 },
    ])
  })
})

describe('peil evaluate attack refuses', () => {
  const first = async (csv: string, options: OptionValues = {}) => {
    const found = await run(csv, options)
    return found.ok ? undefined : found.refusals[0]
  }

  it('margins that do not add up, and tables that cannot be', async () => {
    expect(await first(published.replace('20,50', '21,50'))).toMatchObject({
      code: 'margins-do-not-add-up',
      found: 'column Total, I / *: the total says 80, its parts add up to 81, a difference of -1',
    })
    expect(await first(published.replace(',49', ',18').replace('44,190', '13,159'))).toMatchObject({
      code: 'no-table-fits',
    })
  })

  it('cells that are neither numbers nor marks, and cells twice', async () => {
    expect(await first(published.replace('19', 'many'))).toMatchObject({
      ...{ code: 'not-a-number', line: 3, column: 'B' },
    })
    expect(await first(published.replace('III,', 'II,'))).toMatchObject({
      ...{ code: 'cell-repeated', line: 4 },
    })
    expect(await first('row,A\n')).toMatchObject({ code: 'no-rows' })
  })

  it('earlier releases that say otherwise or cannot be read', async () => {
    const other = file(full.replace('I,20', 'I,25'), 'earlier.csv')
    expect(await first(published, { earlier: other })).toMatchObject({
      code: 'releases-contradict',
      found: 'cell I / A: 20 in table.csv, 25 in earlier.csv',
    })
    const wrong = file(full.replace('I,20', 'I,y'), 'earlier.csv')
    expect(await first(published, { earlier: wrong })).toMatchObject({
      ...{ code: 'not-a-number', file: 'earlier.csv', line: 2 },
    })
    expect(await first(published, { earlier: '/nowhere/x.csv' })).toBeDefined()
    expect(await first(published, { truth: '/nowhere/x.csv' })).toBeDefined()
  })

  it('protection that means nothing', async () => {
    expect(await first(published, { protection: '-1' })).toMatchObject({
      code: 'protection-negative',
    })
    expect(await first(published, { 'protection-percent': '10' })).toMatchObject({
      code: 'truth-missing',
    })
  })
})

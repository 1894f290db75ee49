import { describe, expect, it } from 'vitest'
import { fileWith } from '../../testing/table-files.ts'
import type { OptionValues } from '../method.ts'
import { runMethod } from '../run-method.ts'

const problems = async (csv: string, options: OptionValues = {}) => {
  const path = fileWith(csv.replace(/^\n/, ''), 'table.csv')
  const found = await runMethod(
    { method: 'suppress', kind: undefined, path, options },
    () => undefined,
  )
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

describe('peil evaluate suppress refuses', () => {
  const first = async (csv: string, options: OptionValues = {}) => (await problems(csv, options))[0]
  const cells = { rows: 'region', columns: 'income', value: 'n' }

  it('margins that do not add up, and margins that are missing', async () => {
    expect(await first(wide.replace('45,101', '44,101'))).toMatchObject({
      code: 'margins-do-not-add-up',
      found: 'row Total, * / A: the total says 44, its parts add up to 45, a difference of -1',
    })
    const missing = 'region,income,n\na,x,4\na,y,5\na,Total,9\nb,x,6\nb,y,7'
    expect(await first(missing, cells)).toMatchObject({
      code: 'margin-missing',
      found: 'region Total, * / Total: no cell b / Total',
    })
    const inner = 'region,income,n\na,x,4\na,y,5\nb,x,6'
    expect((await problems(inner, cells)).map((one) => one.found)).toContain(
      'region Total, * / y: no cell b / y',
    )
  })

  it('cells that are no numbers, at their place', async () => {
    expect(await first(wide.replace('19', 'many'))).toMatchObject({
      ...{ code: 'not-a-number', file: 'table.csv', line: 3, column: 'B', found: '"many"' },
    })
    expect(await first(wide.replace('19', ''))).toMatchObject({ code: 'value-missing', line: 3 })
    expect(await first(wide.replace('19', 'NaN'))).toMatchObject({ code: 'value-missing', line: 3 })
    expect(await first(wide.replace('19', '-19'))).toMatchObject({ code: 'value-negative' })
    expect(await first(wide.replace('19', 'Inf'))).toMatchObject({ code: 'value-not-finite' })
    expect(await first(wide, { threshold: '3', dominance: '1,75' })).toMatchObject({
      code: 'contributions-missing',
    })
    const halves = wide
      .replace('20,50,10,80', '20.5,50,10,80.5')
      .replace('8,19,22,49', '7.5,19,22,48.5')
    expect(await first(halves)).toMatchObject({
      code: 'count-not-whole',
      about: { cell: 'I / Total' },
      found: 'cell I / Total: a count of 80.5',
    })
  })

  it('cells that are there twice', async () => {
    expect(await first(`${long}work;N1;3;x\n`, cells)).toMatchObject({
      ...{ code: 'cell-repeated', file: 'table.csv', line: 8, found: 'cell N1 / work once more' },
    })
    expect(await first(wide.replace('III,', 'II,'))).toMatchObject({ code: 'cell-repeated' })
  })

  it('labels that are unknown, missing, or in two places', async () => {
    expect(await first(wide, { sensitive: 'II/D' })).toMatchObject({
      code: 'unknown-label',
      found: '--sensitive II/D: no such cell',
    })
    expect(await first(wide.replace('II,8', ',8'))).toMatchObject({
      ...{ code: 'label-missing', line: 3, column: 'row' },
    })
    const parents = { 'row-parents': 'of' }
    const two = 'place,of,x,y\na,P,1,2\nb,Q,3,4\na,Q,5,6'
    expect(await first(two, parents)).toMatchObject({
      ...{ code: 'label-two-parents', line: 4, found: 'a is part of P and of Q' },
    })
    expect(await first('place,of,x,y\na,b,1,2\nb,a,3,4', parents)).toMatchObject({
      code: 'label-own-part',
    })
    const total = 'place,kind\na,x\nb,y\nTotal,x'
    expect(await first(total, { columns: 'kind' })).toMatchObject({
      ...{ code: 'record-of-total', line: 4 },
    })
  })

  it('an empty file, an option that needs another, and percentages that mean nothing', async () => {
    expect(await first('row,A,B\n')).toMatchObject({ code: 'no-rows' })
    expect(await first(long, { value: 'n' })).toMatchObject({
      ...{ code: 'option-missing', found: '--value without --columns' },
    })
    expect(await first(wide, { ...sensitive, 'known-within': '0' })).toMatchObject({
      code: 'percentage-out-of-range',
    })
    expect(await first(wide, { ...sensitive, protection: '-5' })).toMatchObject({
      code: 'protection-negative',
    })
    expect(await first(wide, { threshold: '0' })).toMatchObject({ code: 'threshold-not-whole' })
    const records = 'place,kind,n\na,x,1\nb,y,2\na,y,3\nb,x,4'
    const options = { columns: 'kind', value: 'n', records: '' }
    expect(await first(records, { ...options, dominance: '0,75' })).toMatchObject({
      code: 'dominance-count-not-whole',
    })
    expect(await first(records, { ...options, 'p-percent': '0' })).toMatchObject({
      code: 'percentage-out-of-range',
    })
  })
})

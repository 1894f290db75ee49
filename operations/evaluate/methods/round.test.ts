import { describe, expect, it } from 'vitest'
import { fileWith } from '../../testing/table-files.ts'
import type { OptionValues } from '../method.ts'
import { runMethod } from '../run-method.ts'

const csv =
  'place,help,advice,Total\nAalst,21,53,74\nGent,8,19,27\nRonse,17,32,49\nTotal,46,104,150\n'

const run = (options: OptionValues = {}, text = csv) =>
  runMethod(
    { method: 'round', kind: undefined, path: fileWith(text, 'table.csv'), options },
    () => undefined,
  )

describe('peil evaluate round', () => {
  it('gives multiples that add up', async () => {
    const found = await run()
    if (!found.ok) throw new Error(JSON.stringify(found.refusals))
    const { parts, words, figure } = found.value
    expect(parts).toMatchObject({ total_change: 18, largest_change: 3, zero_restricted: true })
    const cells = parts['cells'] as readonly { row: string; column: string; rounded: number }[]
    const at = (row: string, column: string) =>
      cells.find((cell) => cell.row === row && cell.column === column)?.rounded ?? NaN
    for (const row of ['Aalst', 'Gent', 'Ronse', 'Total']) {
      expect(at(row, 'help') + at(row, 'advice')).toBe(at(row, 'Total'))
      expect(at(row, 'help') % 5).toBe(0)
    }
    expect(words).toEqual([
      'Every figure is a multiple of 5 and every total is the sum of its parts; the largest change is 3.',
    ])
    expect(figure.marks.length).toBe(2)
    expect(found.value.n).toBe(12)
  })

  it('rounds by cell keys, and says that totals do not add up', async () => {
    const [one, again, other] = await Promise.all(
      ['4', '4', '5'].map((seed) => run({ method: 'cell-key', base: '10', seed })),
    )
    expect(one).toEqual(again)
    expect(one).not.toEqual(other)
    if (one?.ok !== true) throw new Error('refused')
    expect(one.value.warnings.map((warning) => warning.code)).toEqual(['totals-do-not-add-up'])
    const cells = one.value.parts['cells'] as readonly { rounded: number }[]
    expect(cells.every((cell) => cell.rounded % 10 === 0)).toBe(true)
  })

  it('refuses a base that is none, and what suppress refuses', async () => {
    for (const method of ['controlled', 'cell-key']) {
      const found = await run({ method, base: '0' })
      expect(found.ok ? [] : found.refusals.map((one) => one.code)).toEqual(['base-not-positive'])
    }
    const wrong = await run({}, csv.replace('21,', '22,'))
    expect(wrong.ok ? [] : wrong.refusals.map((one) => one.code)).toEqual([
      ...['margins-do-not-add-up', 'margins-do-not-add-up'],
    ])
    const missing = await run({}, csv.replace('21,', ','))
    expect(missing.ok ? [] : missing.refusals[0]?.code).toBe('value-missing')
  })
})

import { describe, expect, it } from 'vitest'
import { suppress } from './suppress.ts'
import type { SuppressionCell } from './suppression-problem.ts'
import { codesOf, refusalsOf, threeByThree, valueOf } from './test-tables.ts'

const { relations } = threeByThree
const withCell = (id: string, more: Partial<SuppressionCell>): readonly SuppressionCell[] =>
  threeByThree.cells.map((cell) => (cell.id === id ? { ...cell, ...more } : cell))
const sensitive = { lower: 5, upper: 5 }
const withheldOf = (cells: readonly { readonly id: string; readonly status: string }[]) =>
  cells.filter((cell) => cell.status !== 'published').map((cell) => cell.id)

describe('what cannot be suppressed', () => {
  it('a table that is none', async () => {
    expect(codesOf(await suppress([], []))).toEqual(['no-cells'])
    expect(codesOf(await suppress(withCell('1 / A', { value: NaN }), relations))).toEqual([
      'value-not-finite',
    ])
    const wrong = refusalsOf(await suppress(withCell('1 / A', { value: 21 }), relations))
    expect(wrong.map((refusal) => refusal.about?.['relation'])).toEqual([
      'r Total, * / A',
      'c Total, 1 / *',
    ])
  })

  it('a cell that nothing can protect, by name', async () => {
    const cells: SuppressionCell[] = [
      { id: 'T', value: 2, mustShow: true },
      { id: 'a', value: 2, sensitive: { lower: 1, upper: 3 } },
      { id: 'b', value: 0 },
    ]
    const sum = [{ name: 'sum', total: 'T', parts: ['a', 'b'] }]
    const [refusal] = refusalsOf(await suppress(cells, sum))
    expect(refusal).toMatchObject({
      code: 'cannot-be-protected',
      found:
        'cell a: with everything withheld that may be, anyone still knows it to less than 3 above its value',
      about: { cell: 'a' },
    })
    const below = cells.map((cell) =>
      cell.id === 'a' ? { ...cell, sensitive: { lower: 1, upper: 0 } } : cell,
    )
    const [other] = refusalsOf(await suppress(below, sum))
    expect(other?.found).toBe(
      'cell a: with everything withheld that may be, anyone still knows it to less than 1 below its value',
    )
  })

  it('a cell that a respondent who is alone can work out', async () => {
    const cells: SuppressionCell[] = [
      { id: 'T', value: 10, respondents: 9, mustShow: true },
      { id: 'a', value: 4, respondents: 2, sensitive: { lower: 1, upper: 1 } },
      { id: 'b', value: 6, respondents: 1 },
    ]
    const sum = [{ name: 'sum', total: 'T', parts: ['a', 'b'] }]
    expect(valueOf(await suppress(cells, sum)).passes).toBe(true)
    const [refusal] = refusalsOf(await suppress(cells, sum, { singles: true }))
    expect(refusal?.code).toBe('cannot-be-protected')
    expect(refusal?.found).toContain('the respondent of b still knows it')
    const two = cells.map((cell) => (cell.id === 'b' ? { ...cell, respondents: 2 } : cell))
    expect(valueOf(await suppress(two, sum, { singles: true })).passes).toBe(true)
  })

  it('protection that means nothing', async () => {
    for (const levels of [
      { lower: -1, upper: 1 },
      { lower: 1, upper: -1 },
      { lower: NaN, upper: 1 },
    ]) {
      const [refusal] = refusalsOf(
        await suppress(withCell('2 / C', { sensitive: levels }), relations),
      )
      expect(refusal).toMatchObject({
        code: 'protection-negative',
        found: `cell 2 / C: protection ${levels.lower} below and ${levels.upper} above`,
        about: { cell: '2 / C' },
      })
    }
    const none = { lower: 0, upper: 0 }
    const found = valueOf(await suppress(withCell('2 / C', { sensitive: none }), relations))
    expect(withheldOf(found.cells)).toEqual(['2 / C'])
  })

  it('a sensitive cell that must be shown', async () => {
    const [refusal] = refusalsOf(
      await suppress(withCell('2 / C', { sensitive, mustShow: true }), relations),
    )
    expect(refusal).toMatchObject({ code: 'sensitive-must-show', about: { cell: '2 / C' } })
  })

  it('values that are not what everybody knows', async () => {
    const outside = { prior: { '2 / C': { low: 23 } } }
    const [refusal] = refusalsOf(await suppress(threeByThree.cells, relations, outside))
    expect(refusal).toMatchObject({
      code: 'value-outside-prior',
      found: 'cell 2 / C: 22, known beforehand to lie between 23 and Infinity',
    })
    const above = { prior: { '2 / C': { high: 21.9 } } }
    expect(codesOf(await suppress(threeByThree.cells, relations, above))).toEqual([
      'value-outside-prior',
    ])
    const at = { prior: { '2 / C': { low: 22, high: 22 } } }
    expect((await suppress(threeByThree.cells, relations, at)).ok).toBe(true)
  })

  it('respondents that are asked for and missing', async () => {
    for (const options of [{ cost: 'respondents' as const }, { singles: true }]) {
      const refusals = refusalsOf(await suppress(threeByThree.cells, relations, options))
      expect(refusals.length).toBe(16)
      expect(refusals[0]).toMatchObject({ code: 'respondents-missing' })
      expect(refusals[0]?.found).toBe('cell Total / Total: undefined respondents')
    }
    const known = threeByThree.cells.map((cell) => ({ ...cell, respondents: cell.value }))
    expect((await suppress(known, relations, { singles: true })).ok).toBe(true)
    const negative = known.map((cell) => ({ ...cell, respondents: -1 }))
    expect((await suppress(negative, relations, { singles: true })).ok).toBe(false)
    const none = known.map((cell) => ({ ...cell, respondents: 0 }))
    expect((await suppress(none, relations, { singles: true })).ok).toBe(true)
  })
})

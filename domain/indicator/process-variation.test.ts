import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCalendarDate, type CalendarDate } from '../values/calendar-date.ts'
import type { Figure } from './figure.ts'
import { processVariation } from './process-variation.ts'

const day = (text: string): CalendarDate => {
  const date = parseCalendarDate(text)
  if (date === null) throw new Error(text)
  return date
}
const yearsOf = (n: number): readonly CalendarDate[] =>
  Array.from({ length: n }, (_, at) => day(`${String(2001 + at)}-12-31`))
const figures = (values: readonly (number | null)[]): readonly (Figure | null)[] =>
  values.map((value) => (value === null ? null : { value }))

const steady = [10, 11, 10, 9, 10, 11, 9, 10, 11, 10, 9]
const count = { kind: 'count', direction: 'up' } as const
const said = (
  values: readonly (number | null)[],
  more: Partial<Parameters<typeof processVariation>[0]> = {},
) => processVariation({ ...count, ...more }, yearsOf(values.length), figures(values))

describe('whether the latest figure is more than the usual ups and downs', () => {
  it('says usual variation of what stays within the limits', () => {
    expect(said([...steady, 10])).toEqual({
      kind: 'judged',
      periods: 12,
      provisional: false,
      variation: 'usual-variation',
      assurance: null,
    })
  })

  it.each([
    ['up', 40, 'improvement'],
    ['up', -40, 'concern'],
    ['down', 40, 'concern'],
    ['down', -40, 'improvement'],
    ['neither', 40, 'unusually-high'],
    ['neither', -40, 'unusually-low'],
  ] as const)('with %s as better and %d as the latest, says %s', (direction, value, variation) => {
    expect(said([...steady, value], { direction })).toMatchObject({ variation })
  })

  it('needs seven periods in a row, and calls fewer than twelve provisional', () => {
    expect(said(steady.slice(0, 6))).toEqual({ kind: 'too-few', periods: 6 })
    expect(said(steady.slice(0, 7))).toMatchObject({ periods: 7, provisional: true })
    expect(said(steady)).toMatchObject({ periods: 11, provisional: true })
    expect(said([...steady, 10])).toMatchObject({ periods: 12, provisional: false })
  })

  it('begins anew after a gap and after a break in the way of counting', () => {
    expect(said([...steady, null, 10, 11])).toEqual({ kind: 'too-few', periods: 2 })
    const breaks = [
      { from: day('2003-01-01'), note: { nl: 'Eerst.' } },
      { from: day('2005-12-31'), note: { nl: 'Dan.' } },
    ]
    expect(said([...steady, 10], { breaks })).toMatchObject({ periods: 8 })
    expect(said([...steady, 10], { breaks: breaks.toReversed() })).toMatchObject({ periods: 8 })
  })

  it('says nothing of offers, and nothing when the latest figure is missing', () => {
    expect(said([...steady, 10], { kind: 'offer' })).toBeNull()
    expect(said([...steady, null])).toBeNull()
    expect(said([])).toBeNull()
  })
})

describe('whether the target lies within the usual ups and downs', () => {
  const sources = [{ assumption: 'Invented.' }]
  it.each([
    ['up', 5, 'target-met-consistently'],
    ['up', 20, 'target-missed-consistently'],
    ['up', 10, 'hit-or-miss'],
    ['down', 20, 'target-met-consistently'],
    ['down', 5, 'target-missed-consistently'],
    ['neither', 10, null],
  ] as const)('with %s as better and target %d, says %s', (direction, value, assurance) => {
    expect(said([...steady, 10], { direction, target: { value, sources } })).toMatchObject({
      assurance,
    })
  })
})

it('turning a series and its direction upside down changes no judgement', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 7 }), (values) => {
      const turned = values.map((value) => -value)
      expect(said(turned, { direction: 'down' })).toEqual(said(values, { direction: 'up' }))
    }),
    { seed: 20261123 },
  )
})

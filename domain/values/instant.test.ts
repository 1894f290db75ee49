import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOf, instantOf, parseInstant } from './instant.ts'

const anyMoment = fc.date({
  min: new Date('0000-01-01T00:00:00.000Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
})

describe('instants', () => {
  test.each(['2024-02-29T00:00:00.000Z', '2023-12-31T23:59:59.999Z'])('%s exists', (text) => {
    expect(parseInstant(text)).toBe(text)
  })

  test.each([
    '2023-02-29T00:00:00.000Z',
    '2023-01-01T24:00:00.000Z',
    '2023-01-01T23:60:00.000Z',
    '2023-01-01T23:59:60.000Z',
    '2023-01-01T12:00:00Z',
    '2023-01-01T12:00:00.000+01:00',
    '2023-01-01T12:00:00.000',
    '2023-01-01',
    '+012023-01-01T12:00:00.000Z',
    '',
  ])('%j is not a moment in 24 characters', (text) => {
    expect(parseInstant(text)).toBeNull()
  })

  test('the day is the day in UTC, on its first and on its last millisecond', () => {
    expect(dateOf(instantOf(new Date('2023-04-15T23:59:59.999Z')))).toBe('2023-04-15')
    expect(dateOf(instantOf(new Date('2023-04-16T00:00:00.000Z')))).toBe('2023-04-16')
  })

  test('text order is time order', () =>
    fc.assert(
      fc.property(anyMoment, anyMoment, (a, b) => {
        expect(parseInstant(instantOf(a))).toBe(instantOf(a))
        expect(instantOf(a) < instantOf(b)).toBe(a < b)
      }),
      { seed: 20211026, numRuns: 500 },
    ))
})

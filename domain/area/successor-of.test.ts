import { expect, test } from 'vitest'
import type { Programme } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { exampleAreas } from './example-areas.ts'
import { successorOf } from './successor-of.ts'

const became = (nis: string, date: string) =>
  successorOf(exampleAreas, nis, date as CalendarDate)?.name ?? null

test('a municipality is itself while its code exists', () => {
  expect(became('46003', '2024-12-31')).toBe('Beveren')
  expect(became('24107', '2025-01-01')).toBe('Tienen')
})

test('a merged municipality is the one it has become, from the day of the merger', () => {
  expect(became('46003', '2025-01-01')).toBe('Beveren-Kruibeke-Zwijndrecht')
  expect(became('11007', '2025-01-01')).toBe('Antwerpen')
  expect(became('11002', '2025-01-01')).toBe('Antwerpen')
})

test('a code that was never given, or is only given later, leads nowhere', () => {
  expect(became('99999', '2025-01-01')).toBeNull()
  expect(became('46030', '2024-12-31')).toBeNull()
  expect(became('46003', '2018-12-31')).toBeNull()
})

test('the lineage is followed through several mergers', () => {
  const [old, next] = exampleAreas.areaSets
  if (old === undefined || next === undefined) throw new Error('two example sets')
  const programme: Pick<Programme, 'areaSets'> = {
    areaSets: [
      old,
      {
        ...next,
        validTo: '2030-12-31' as CalendarDate,
        municipalities: next.municipalities.map((one) =>
          one.nis === '46030' ? { ...one, successor: '46099' } : one,
        ),
      },
      {
        ...next,
        id: 'newest',
        validFrom: '2031-01-01' as CalendarDate,
        municipalities: next.municipalities.map((one) =>
          one.nis === '46030' ? { ...one, nis: '46099', predecessors: ['46030'] } : one,
        ),
      },
    ],
  }
  expect(successorOf(programme, '46013', '2031-01-01' as CalendarDate)?.nis).toBe('46099')
})

test('a lineage that breaks off is a bug, not an answer', () => {
  const [old, next] = exampleAreas.areaSets
  if (old === undefined || next === undefined) throw new Error('two example sets')
  const broken = { areaSets: [old, { ...next, municipalities: [] }] }
  expect(() => successorOf(broken, '46003', '2025-01-01' as CalendarDate)).toThrow(/lost/)
})

import { expect, test } from 'vitest'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Refusal } from '../values/decision.ts'
import { exampleAreas } from './example-areas.ts'
import { findMunicipality } from './find-municipality.ts'

const find = (nis: string, date: string) =>
  findMunicipality(exampleAreas, nis, date as CalendarDate)

const refusal = (nis: string, date: string): Refusal => {
  const decision = find(nis, date)
  const [first] = decision.ok ? [] : decision.refusals
  if (first === undefined) throw new Error(`${nis} was found on ${date}`)
  return first
}

test('a code is found on the dates on which it exists', () => {
  expect(find('11007', '2024-12-31')).toMatchObject({ ok: true, value: { name: 'Borsbeek' } })
  expect(find('46030', '2025-01-01')).toMatchObject({ ok: true, value: { nis: '46030' } })
})

test('a code that no longer exists names its successor', () => {
  const { code, whatToDo, about } = refusal('46013', '2025-01-01')
  expect(code).toBe('municipality-no-longer-exists')
  expect(whatToDo).toBe('Use its successor, 46030 (Beveren-Kruibeke-Zwijndrecht).')
  expect(about).toEqual({ nis: '46013' })
})

test('a code that exists only later names its predecessors', () => {
  const { code, whatToDo } = refusal('46030', '2024-12-31')
  expect(code).toBe('municipality-does-not-exist-yet')
  expect(whatToDo).toBe(
    'Use its predecessors: 11056 (Zwijndrecht), 46003 (Beveren), 46013 (Kruibeke).',
  )
})

test('an unknown code, and a name in place of a code, say what to do', () => {
  expect(refusal('99999', '2025-01-01')).toMatchObject({
    code: 'unknown-municipality',
    whatToDo: 'Look the code up in the list of municipalities.',
  })
  expect(refusal('Tienen', '2025-01-01').whatToDo).toContain('NIS code, five digits')
})

test('a date that no set covers is refused', () => {
  expect(refusal('24107', '2018-12-31')).toMatchObject({
    code: 'no-municipalities-on-date',
    whatToDo: 'Use a date from 2019-01-01 to today.',
  })
})

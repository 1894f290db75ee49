import { cents } from '@peil/domain/values/cents.ts'
import { parseCalendarDate, type CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { describe, expect, it } from 'vitest'
import { formatFor } from './format.ts'

const nl = formatFor('nl')
const en = formatFor('en')
const fr = formatFor('fr')
const de = formatFor('de')
const plain = (text: string): string => text.replace(/[\u00a0\u202f\u2009]/g, ' ')
const day = (text: string): CalendarDate => parseCalendarDate(text) as CalendarDate

describe('percent', () => {
  it('is never clamped', () => {
    expect(plain(nl.percent(1.71))).toBe('171 %')
    expect(en.percent(12.5)).toBe('1,250%')
  })

  it('is cut on both sides of a whole percent, and never rounded up to 100', () => {
    expect(plain(nl.percent(0.996))).toBe('99 %')
    expect(plain(nl.percent(1))).toBe('100 %')
    expect(plain(nl.percent(0.29))).toBe('29 %')
    expect(plain(nl.percent(0.28999))).toBe('28 %')
  })

  it('keeps one decimal below one percent, and zero is zero', () => {
    expect(plain(nl.percent(0.0049))).toBe('0,4 %')
    expect(plain(nl.percent(0.01))).toBe('1 %')
    expect(plain(nl.percent(0))).toBe('0 %')
  })
})

describe('money and numbers', () => {
  it('show cents only where there are any', () => {
    expect(plain(nl.euro(cents(484_000)))).toBe('€ 4.840')
    expect(plain(nl.euro(cents(100_050)))).toBe('€ 1.000,50')
    expect(en.euro(cents(100_050))).toBe('€1,000.50')
  })

  it('are grouped as readers expect', () => {
    expect(nl.number(83110)).toBe('83.110')
    expect(en.number(83110)).toBe('83,110')
    expect(nl.number(12.4)).toBe('12,4')
  })
})

describe('dates and lists', () => {
  it('do not depend on the time zone of the machine', () => {
    expect(nl.date(day('2024-03-01'))).toBe('1 maart 2024')
    expect(en.date(day('2024-03-01'))).toBe('1 March 2024')
    expect(plain(nl.range(day('2024-10-01'), day('2025-09-30')))).toBe(
      '1 oktober 2024 – 30 september 2025',
    )
  })

  it('join names in the language', () => {
    expect(nl.list(['Aalst', 'Gent', 'Ronse'])).toBe('Aalst, Gent en Ronse')
    expect(en.list(['Aalst', 'Gent'])).toBe('Aalst and Gent')
  })
})

describe('French and German', () => {
  it('write numbers, money and shares in their own form', () => {
    expect([fr, de].map((format) => plain(format.number(83110.5)))).toEqual([
      '83 110,5',
      '83.110,5',
    ])
    expect([fr, de].map((format) => plain(format.euro(cents(100_050))))).toEqual([
      '1 000,50 €',
      '1.000,50 €',
    ])
    expect([fr, de].map((format) => plain(format.share(0.1234, 1)))).toEqual(['12,3 %', '12,3 %'])
  })

  it('write days and lists in their own form', () => {
    expect(fr.date(day('2024-03-01'))).toBe('1 mars 2024')
    expect(de.date(day('2024-03-01'))).toBe('1. März 2024')
    expect(fr.month(day('2024-08-31'))).toBe('août 2024')
    expect(plain(de.range(day('2024-10-01'), day('2025-09-30')))).toBe(
      '1. Oktober 2024 – 30. September 2025',
    )
    expect(fr.list(['Aalst', 'Gent'])).toBe('Aalst et Gent')
    expect(de.list(['Aalst', 'Gent'])).toBe('Aalst und Gent')
  })
})

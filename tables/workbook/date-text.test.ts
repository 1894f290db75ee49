import { expect, test } from 'vitest'
import { columnLetters, parseReference } from './column-letters.ts'
import { isDateFormat } from './date-styles.ts'
import { excelDate } from './excel-date.ts'

test.each([
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [60, '1900-02-29'],
  [61, '1900-03-01'],
  [45_565, '2024-09-30'],
  [2_958_465, '9999-12-31'],
  [0.5, '12:00:00'],
  [45_565.999_999_999, '2024-10-01'],
  [45_565.25, '2024-09-30 06:00:00'],
])('day %d is %s', (serial, text) => {
  expect(excelDate(serial, false)).toBe(text)
})

test('numbers that are no date', () => {
  for (const serial of [-1, 0, 2_958_466]) expect(excelDate(serial, false)).toBeNull()
  expect(excelDate(2_957_004, true)).toBeNull()
})

test('the count from 1904', () => {
  expect(excelDate(0, true)).toBe('1904-01-01')
  expect(excelDate(44_103, true)).toBe('2024-09-30')
  expect(excelDate(2_957_003, true)).toBe('9999-12-31')
})

test.each(['dd/mm/yyyy', 'yyyy\\-mm\\-dd;@', '[$-813]d mmmm yyyy', 'h:mm', '[Red]d"."m'])(
  'the format %s shows dates',
  (format) => {
    expect(isDateFormat(format)).toBe(true)
  },
)

test.each([
  'General',
  '0.00',
  '#,##0 "days"',
  '[Red]0',
  '[h]:mm',
  '0\\d',
  '_-* #,##0_d',
  '0;d',
  '@',
])('the format %s shows none', (format) => {
  expect(isDateFormat(format)).toBe(false)
})

test('column letters, both ways', () => {
  for (const [column, letters] of [
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [16_383, 'XFD'],
  ] as const) {
    expect(columnLetters(column)).toBe(letters)
    expect(parseReference(`${letters}7`)).toEqual({ column, row: 7 })
  }
  for (const text of ['A0', '1', 'A', 'a1', 'AAAA1', '$A$1'])
    expect(parseReference(text)).toBeNull()
})

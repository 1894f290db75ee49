import { expect, test } from 'vitest'
import { printable } from './printable.ts'

test('texts in the languages of the pages stay as they are', () => {
  const text = 'Één straat in Sint-Truiden: 1.234,5\u00a0%, ≥ € 12, « où ? » „Größe“ – l’été…'
  expect(printable(text)).toBe(text)
})

test('what the font lacks becomes one box for each character, also beyond the first plane', () => {
  expect(printable('goed 😀 中')).toBe('goed □ □')
})

test('lines become one space, so that nothing reads as a command or a new paragraph', () => {
  expect(printable('een\r\n\ttwee\n\ndrie')).toBe('een twee drie')
})

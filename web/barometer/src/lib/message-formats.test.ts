import { afterEach, describe, expect, it, vi } from 'vitest'
import { number, plural } from './message-formats.ts'

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

afterEach(() => vi.restoreAllMocks())

describe('numbers in messages', () => {
  it('have the form of each language', () => {
    const texts = ['nl', 'en', 'fr', 'de'].map((locale) => plain(number(locale, 12345.6, {})))
    expect(texts).toEqual(['12.345,6', '12,345.6', '12 345,6', '12.345,6'])
  })

  it('choose the plural form of each language', () => {
    expect(['nl', 'en', 'fr', 'de'].map((locale) => plural(locale, 0, {}))).toEqual([
      'other',
      'other',
      'one',
      'other',
    ])
  })

  it('take one formatter for a language and its options, however many there are', () => {
    const made = vi.spyOn(Intl, 'NumberFormat')
    const texts = [1, 2, 3].flatMap((value) => [
      number('fr', value, { minimumFractionDigits: 1 }),
      number('fr', value, { minimumFractionDigits: 2 }),
    ])
    expect(texts).toEqual(['1,0', '1,00', '2,0', '2,00', '3,0', '3,00'])
    expect(made).toHaveBeenCalledTimes(2)
  })
})

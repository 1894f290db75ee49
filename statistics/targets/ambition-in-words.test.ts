import { describe, expect, it } from 'vitest'
import { ambitionInWords } from './ambition-in-words.ts'

describe('ambition in words', () => {
  it.each([
    [1, 'very-ambitious', 'very ambitious'],
    [0.9, 'very-ambitious', 'very ambitious'],
    [0.899, 'ambitious', 'ambitious'],
    [0.75, 'ambitious', 'ambitious'],
    [0.749, 'usual', 'usual'],
    [0.25, 'usual', 'usual'],
    [0.249, 'modest', 'modest'],
    [0, 'modest', 'modest'],
  ])('says of %d %s', (percentile, code, english) => {
    expect(ambitionInWords(percentile)).toEqual({ code, english })
  })

  it.each([-0.001, 1.001, NaN])('throws at %d, which is no percentile', (value) => {
    expect(() => ambitionInWords(value)).toThrow(`${value} is not a percentile`)
  })
})

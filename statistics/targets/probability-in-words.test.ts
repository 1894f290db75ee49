import { describe, expect, it } from 'vitest'
import { probabilityInWords } from './probability-in-words.ts'

describe('a probability in words', () => {
  it.each([
    [1, 'nearly-certain', 'nearly certain'],
    [0.99, 'nearly-certain', 'nearly certain'],
    [0.9899, 'very-likely', 'very likely'],
    [0.9, 'very-likely', 'very likely'],
    [0.8999, 'likely', 'likely'],
    [0.66, 'likely', 'likely'],
    [0.6599, 'as-likely-as-not', 'about as likely as not'],
    [0.5, 'as-likely-as-not', 'about as likely as not'],
    [0.3401, 'as-likely-as-not', 'about as likely as not'],
    [0.34, 'unlikely', 'unlikely'],
    [0.1001, 'unlikely', 'unlikely'],
    [0.1, 'very-unlikely', 'very unlikely'],
    [0.0101, 'very-unlikely', 'very unlikely'],
    [0.01, 'nearly-impossible', 'nearly impossible'],
    [0, 'nearly-impossible', 'nearly impossible'],
  ])('says of %d %s', (probability, code, english) => {
    expect(probabilityInWords(probability)).toEqual({ code, english })
    expect(Object.isFrozen(probabilityInWords(probability))).toBe(true)
  })

  it.each([-0.001, 1.001, NaN])('throws at %d, which is no probability', (value) => {
    expect(() => probabilityInWords(value)).toThrow(`${value} is not a probability`)
  })
})

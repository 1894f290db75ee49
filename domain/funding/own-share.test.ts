import { describe, expect, test } from 'vitest'
import { cents } from '../values/cents.ts'
import { ownShareOf, ownSharePerInhabitant } from './own-share.ts'

describe('[C93] the own share', () => {
  test('is as much as the contribution under half and half, cut to whole cents', () => {
    expect(ownShareOf(cents(10_001), 50)).toBe(10_001)
    expect(ownShareOf(cents(100), 100)).toBe(0)
    expect(ownShareOf(cents(100), 75)).toBe(33)
  })

  test('per inhabitant, to the nearest cent', () => {
    expect(ownSharePerInhabitant(cents(1_000_000), 50, 5_000)).toBe(200)
    expect(ownSharePerInhabitant(cents(1_000), 50, 2_001)).toBe(0)
    expect(ownSharePerInhabitant(cents(1_000), 50, 2_000)).toBe(1)
    expect(ownSharePerInhabitant(cents(1_000), 50, 0)).toBeNull()
    expect(ownSharePerInhabitant(cents(1_000), 50, null)).toBeNull()
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { attemptLimits, countAttempts } from './attempt-limits.ts'

const { perAccount, perClient, seconds } = attemptLimits

describe('attempts to sign in', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => void vi.useRealTimers())

  it('are refused to one machine after fifty failures, whatever the accounts', async () => {
    const attempts = countAttempts()
    for (let at = 0; at < perClient; at += 1)
      expect((await attempts.count(`a${at}@example.org`, 'office')).ok).toBe(true)
    expect((await attempts.count('last@example.org', 'office')).ok).toBe(false)
    expect((await attempts.count('last@example.org', 'home')).ok).toBe(true)
  })

  it('of an office where everybody gets in are never refused', async () => {
    const attempts = countAttempts()
    for (let at = 0; at < 3 * perClient; at += 1) {
      expect((await attempts.count(`a${at}@example.org`, 'office')).ok).toBe(true)
      await attempts.forget(`a${at}@example.org`, 'office')
    }
  })

  it('say how long to wait, and are taken again after that', async () => {
    const attempts = countAttempts()
    const start = Date.now()
    for (let at = 0; at < perAccount; at += 1) await attempts.count('an@example.org', `c${at}`)
    vi.setSystemTime(start + seconds * 1000 - 1000)
    expect(await attempts.count('an@example.org', 'c')).toMatchObject({
      refusals: [{ code: 'too-many-attempts', about: { waitSeconds: '1' } }],
    })
    vi.setSystemTime(start + seconds * 1000 + 1)
    expect((await attempts.count('an@example.org', 'c')).ok).toBe(true)
  })
})

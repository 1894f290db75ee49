import { afterEach, expect, it, vi } from 'vitest'
import { attemptLimits } from './attempt-limits.ts'
import { openSignIn } from './open-sign-in.ts'
import { an, codeOf, describeSignIn, keeping, origin, secret, valueOf } from './test-sign-in.ts'

describeSignIn('attacks on sign-in', ({ signIn, attempt, join, database }) => {
  afterEach(() => void vi.useRealTimers())

  it('says of an account that is unknown what it says of a wrong password', async () => {
    await join()
    const wrong = await attempt({ password: 'not the sentence' })
    const unknown = await attempt({ email: 'nobody@example.org' })
    expect(wrong).toEqual(unknown)
    expect(codeOf(wrong)).toBe('sign-in-failed')
    expect(codeOf(await attempt({ email: 'not an address' }))).toBe('sign-in-failed')
    expect(codeOf(await attempt({ password: 'x'.repeat(100_000) }))).toBe('sign-in-failed')
  })

  it('lets one account be tried five times, whether it exists or not, and then waits', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await join()
    for (const email of [an.email, 'nobody@example.org']) {
      for (let at = 0; at < attemptLimits.perAccount; at += 1) {
        const client = `10.0.1.${at}`
        expect(codeOf(await attempt({ email, client, password: 'wrong' }))).toBe('sign-in-failed')
      }
      expect(codeOf(await attempt({ email }))).toBe('too-many-attempts')
    }
    vi.setSystemTime(Date.now() + attemptLimits.seconds * 1000 + 1)
    expect((await attempt()).ok).toBe(true)
  })

  it('counts an account once, however its address is written', async () => {
    await join()
    const spellings = [
      an.email,
      'AN@example.org',
      ` ${an.email}`,
      `${an.email}\t`,
      `${an.email}\u00a0`,
    ]
    expect(spellings).toHaveLength(attemptLimits.perAccount)
    for (const email of spellings)
      expect(codeOf(await attempt({ email, password: 'wrong' }))).toBe('sign-in-failed')
    expect(codeOf(await attempt())).toBe('too-many-attempts')
  })

  it('starts counting anew for who got in', async () => {
    await join()
    for (let round = 0; round < 2; round += 1) {
      for (let at = 1; at < attemptLimits.perAccount; at += 1)
        expect(codeOf(await attempt({ password: 'wrong' }))).toBe('sign-in-failed')
      expect((await attempt()).ok).toBe(true)
    }
  })

  it('gives every session a token of its own, and ends the one that was there', async () => {
    await join()
    const before = valueOf(await attempt())
    const after = valueOf(await attempt({ headers: keeping(before) }))
    expect(keeping(after).get('cookie')).not.toBe(keeping(before).get('cookie'))
    expect(await signIn().findSession(keeping(before))).toBeNull()
    expect(await signIn().findSession(keeping(after))).not.toBeNull()
  })

  it('takes no token that somebody chose, and none that was changed', async () => {
    await join()
    const [cookie = ''] = valueOf(await attempt())
    const [name = '', value = ''] = cookie.split(';', 1)[0]?.split(/=(.*)/s) ?? []
    const [token = '', signature = ''] = decodeURIComponent(value).split('.')
    expect(signature.length).toBeGreaterThan(20)
    for (const forged of ['chosen', `chosen.${signature}`, token, `${token}.`, `${token}.AAAA`]) {
      const headers = new Headers({ cookie: `${name}=${encodeURIComponent(forged)}` })
      expect(await signIn().findSession(headers)).toBeNull()
    }
  })

  it('believes no cookie signed with another secret', async () => {
    await join()
    const other = openSignIn({
      database: database().ledger.signIn,
      origin,
      secret: `${secret}!`,
    })
    const cookies = valueOf(await attempt())
    expect(await other.findSession(keeping(cookies))).toBeNull()
  })
})

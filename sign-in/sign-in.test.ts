import { afterEach, describe, expect, it, vi } from 'vitest'
import { passwordLength } from './auth-library.ts'
import { openSignIn } from './open-sign-in.ts'
import { an, codeOf, describeSignIn, keeping, password, secret, valueOf } from './test-sign-in.ts'

const bea = { name: 'Bea', email: 'bea@example.org' }

describeSignIn('sign-in', ({ signIn, attempt, join, database }) => {
  afterEach(() => void vi.useRealTimers())

  it('lets in who accepted an invitation, and knows them again', async () => {
    const account = await join()
    const cookies = valueOf(await attempt({ headers: new Headers({ 'user-agent': 'Browser 1' }) }))
    const found = await signIn().findSession(keeping(cookies))
    expect(found).toMatchObject({
      account: { id: account, ...an, canSignIn: true },
      session: { account, browser: 'Browser 1' },
    })
    expect(JSON.stringify(found)).not.toContain(password)
  })

  it('knows an address however it is written', async () => {
    await join({ name: ' An ', email: ' An@Example.org ' })
    expect((await attempt({ email: ' AN@example.org ' })).ok).toBe(true)
    expect(codeOf(await signIn().invite(an))).toBe('account-exists')
  })

  it.each([
    { name: '', email: 'an@example.org' },
    { name: 'An', email: 'an at example.org' },
    { name: 'An', email: 'an@example.org\r\nBcc: all@example.org' },
  ])('invites nobody without a name and an address ($name, $email)', async (person) => {
    expect(codeOf(await signIn().invite(person))).toBe('invalid-person')
    expect(await signIn().listAccounts()).toEqual([])
  })

  it('lets nobody in before the invitation is accepted', async () => {
    await signIn().invite(an)
    expect(codeOf(await attempt())).toBe('sign-in-failed')
    expect(codeOf(await attempt({ password: '' }))).toBe('sign-in-failed')
    expect(await signIn().listAccounts()).toMatchObject([{ email: an.email, canSignIn: false }])
  })

  it('takes an invitation once, the last one only, and none that is made up', async () => {
    const first = valueOf(await signIn().invite(an))
    const second = valueOf(await signIn().inviteAgain(first.account))
    expect(codeOf(await signIn().acceptInvitation(first.token, password))).toBe(
      'invitation-invalid',
    )
    expect((await signIn().acceptInvitation(second.token, password)).ok).toBe(true)
    for (const token of [second.token, '', 'x'.repeat(43)])
      expect(codeOf(await signIn().acceptInvitation(token, 'another sentence'))).toBe(
        'invitation-invalid',
      )
    expect((await attempt()).ok).toBe(true)
    expect(codeOf(await signIn().inviteAgain('nobody'))).toBe('invitation-invalid')
  })

  it('takes an invitation once when it is used twice at the same moment', async () => {
    const { token } = valueOf(await signIn().invite(an))
    const passwords = ['the first sentence', 'the second sentence']
    const taken = await Promise.all(passwords.map((one) => signIn().acceptInvitation(token, one)))
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1)
    const entered = await Promise.all(passwords.map((one) => attempt({ password: one })))
    expect(entered.map(({ ok }) => ok)).toEqual(taken.map(({ ok }) => ok))
  })

  it('takes an invitation for seven days', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { token, expiresAt } = valueOf(await signIn().invite(an))
    expect(expiresAt.getTime() - Date.now()).toBe(7 * 86_400_000)
    vi.setSystemTime(expiresAt.getTime() + 1)
    expect(codeOf(await signIn().acceptInvitation(token, password))).toBe('invitation-invalid')
    vi.setSystemTime(expiresAt.getTime() - 1000)
    const again = valueOf(await signIn().inviteAgain(valueOf(await signIn().invite(bea)).account))
    vi.setSystemTime(again.expiresAt.getTime() - 1000)
    expect((await signIn().acceptInvitation(again.token, password)).ok).toBe(true)
  })

  it('takes passwords of 12 to 128 characters', async () => {
    const { token } = valueOf(await signIn().invite(an))
    for (const length of [0, passwordLength.least - 1, passwordLength.most + 1])
      expect(codeOf(await signIn().acceptInvitation(token, 'x'.repeat(length)))).toBe(
        'password-length',
      )
    expect((await signIn().acceptInvitation(token, 'x'.repeat(passwordLength.least))).ok).toBe(true)
    const other = valueOf(await signIn().invite(bea))
    const longest = 'x'.repeat(passwordLength.most)
    expect((await signIn().acceptInvitation(other.token, longest)).ok).toBe(true)
    expect((await attempt({ email: bea.email, password: longest })).ok).toBe(true)
  })

  it('keeps neither password nor invitation nor address of the machine as they are', async () => {
    const { token } = valueOf(await signIn().invite(bea))
    await join()
    valueOf(await attempt({ headers: new Headers({ 'x-forwarded-for': '203.0.113.7' }) }))
    const { signIn: tables } = database().ledger
    const rows = await Promise.all(
      (['user', 'account', 'session', 'verification'] as const).map((table) =>
        tables.selectFrom(table).selectAll().execute(),
      ),
    )
    const everything = JSON.stringify(rows)
    expect(everything).toContain(bea.email)
    for (const hidden of [token, password, '203.0.113.7', '10.0.0.1'])
      expect(everything).not.toContain(hidden)
  })

  describe('sessions', () => {
    it('end after twelve hours', async () => {
      vi.useFakeTimers({ toFake: ['Date'] })
      const account = await join()
      const cookies = valueOf(await attempt())
      const ends = Date.now() + 12 * 3_600_000
      vi.setSystemTime(ends - 1000)
      const [still] = await signIn().listSessions(account)
      expect(still?.expiresAt.getTime()).toBe(ends)
      vi.setSystemTime(ends + 1000)
      expect(await signIn().findSession(keeping(cookies))).toBeNull()
    })

    it('go on for who is at work', async () => {
      vi.useFakeTimers({ toFake: ['Date'] })
      await join()
      const cookies = valueOf(await attempt())
      const started = Date.now()
      for (const hours of [11, 22]) {
        vi.setSystemTime(started + hours * 3_600_000)
        expect(await signIn().findSession(keeping(cookies))).not.toBeNull()
      }
    })

    it('end for everybody who knew the old password', async () => {
      const account = await join()
      const cookies = valueOf(await attempt())
      const { token } = valueOf(await signIn().inviteAgain(account))
      expect(await signIn().findSession(keeping(cookies))).not.toBeNull()
      valueOf(await signIn().acceptInvitation(token, 'another sentence'))
      expect(await signIn().findSession(keeping(cookies))).toBeNull()
      expect(codeOf(await attempt())).toBe('sign-in-failed')
    })

    it('are seen and ended by their owner, one by one', async () => {
      const account = await join()
      const other = await join(bea)
      const first = valueOf(await attempt({ headers: new Headers({ 'user-agent': 'one' }) }))
      const second = valueOf(await attempt({ headers: new Headers({ 'user-agent': 'two' }) }))
      const [one, two] = await signIn().listSessions(account)
      expect([one?.browser, two?.browser]).toEqual(['one', 'two'])
      expect(await signIn().listSessions(other)).toEqual([])
      expect(await signIn().endSession(other, one?.id ?? '')).toBe(false)
      expect(await signIn().endSession(account, one?.id ?? '')).toBe(true)
      expect(await signIn().endSession(account, one?.id ?? '')).toBe(false)
      expect(await signIn().findSession(keeping(first))).toBeNull()
      expect(await signIn().findSession(keeping(second))).not.toBeNull()
    })

    it('are over after signing out, also for who kept the cookie', async () => {
      await join()
      const cookies = valueOf(await attempt())
      const cleared = await signIn().signOut(keeping(cookies))
      expect(cleared.some((cookie) => /Max-Age=0/i.test(cookie))).toBe(true)
      expect(await signIn().findSession(keeping(cookies))).toBeNull()
    })
  })

  it('erases a person with everything that let them in', async () => {
    const account = await join()
    const cookies = valueOf(await attempt())
    await signIn().inviteAgain(account)
    expect(await signIn().removeAccount(account)).toBe(true)
    expect(await signIn().removeAccount(account)).toBe(false)
    expect(await signIn().findSession(keeping(cookies))).toBeNull()
    expect(await signIn().listAccounts()).toEqual([])
    const { signIn: tables } = database().ledger
    expect(await tables.selectFrom('verification').selectAll().execute()).toEqual([])
  })

  it('sends its cookie to no script, to no other site, and with https over https only', async () => {
    await join()
    const [plain = ''] = valueOf(await attempt())
    expect(plain).toMatch(/^peil\.session_token=/)
    expect(plain).toMatch(/HttpOnly/i)
    expect(plain).toMatch(/SameSite=Lax/i)
    expect(plain).not.toMatch(/Domain=/i)
    const overHttps = openSignIn({
      database: database().ledger.signIn,
      origin: 'https://workspace.example.org',
      secret,
    })
    const [safe = ''] = valueOf(
      await overHttps.signIn({ ...an, password, client: 'x', headers: new Headers() }),
    )
    expect(safe).toMatch(/^__Secure-peil\.session_token=/)
    expect(safe).toMatch(/; Secure/i)
  })
})

it('wants a secret that keeps something secret', () => {
  expect(() =>
    openSignIn({ database: {} as never, origin: 'https://x.example', secret: 'x'.repeat(31) }),
  ).toThrow('32 characters')
})

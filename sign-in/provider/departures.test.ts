import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type AuthLibrary, authLibrary } from '../auth-library.ts'
import { describeSignIn, origin, secret } from '../test-sign-in.ts'
import { keepDeparture, stateCookie, stateOf, takeDeparture } from './departures.ts'

const departed = { nonce: 'n', codeVerifier: 'v', returnTo: '/nl/' }
const tenMinutes = 600_000

describeSignIn('departures to a provider', ({ database }) => {
  let library: AuthLibrary
  let start: number
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    start = Date.now()
    library = authLibrary({ database: database().ledger.signIn, origin, secret })
    await keepDeparture(library, 'state', departed)
  })
  afterEach(() => void vi.useRealTimers())

  it('are known for ten minutes', async () => {
    vi.setSystemTime(start + tenMinutes - 1000)
    expect(await takeDeparture(library, 'state')).toEqual(departed)
  })

  it('are not known after ten minutes', async () => {
    vi.setSystemTime(start + tenMinutes + 1)
    expect(await takeDeparture(library, 'state')).toBeNull()
  })

  it('are known once, by their own state', async () => {
    expect(await takeDeparture(library, 'another')).toBeNull()
    expect(await takeDeparture(library, 'state')).toEqual(departed)
    expect(await takeDeparture(library, 'state')).toBeNull()
  })
})

it('a state is read from the cookie that was set, and from no other', () => {
  for (const site of [origin, 'https://workspace.example.org']) {
    const [pair = ''] = stateCookie(site, 'abc').split(';', 1)
    expect(stateOf(site, new Headers({ cookie: `a=b; ${pair}; c=d` }))).toBe('abc')
    expect(stateOf(site, new Headers({ cookie: `x${pair}` }))).toBeNull()
    expect(stateOf(site, new Headers())).toBeNull()
  }
  expect(stateCookie('https://workspace.example.org', 'abc')).toMatch(/^__Host-.*; Secure$/)
  expect(stateCookie(origin, 'abc')).not.toContain('Secure')
})

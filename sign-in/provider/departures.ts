import { z } from 'zod'
import type { AuthLibrary } from '../auth-library.ts'

const validSeconds = 10 * 60

/** What must be known again when the browser comes back. */
const departure = z.object({ nonce: z.string(), codeVerifier: z.string(), returnTo: z.string() })
type Departed = z.infer<typeof departure>

const identifierOf = (state: string): string => `provider-state:${state}`

/** Kept for ten minutes, under a digest of the state, which only the browser and the provider know. */
export const keepDeparture = async (
  library: AuthLibrary,
  state: string,
  departed: Departed,
): Promise<void> => {
  const { internalAdapter } = await library.$context
  await internalAdapter.createVerificationValue({
    identifier: identifierOf(state),
    value: JSON.stringify(departed),
    expiresAt: new Date(Date.now() + validSeconds * 1000),
  })
}

/** Given out once; null when there is none, or it is too old. */
export const takeDeparture = async (
  library: AuthLibrary,
  state: string,
): Promise<Departed | null> => {
  const { internalAdapter } = await library.$context
  const kept = await internalAdapter.consumeVerificationValue(identifierOf(state))
  return kept === null ? null : departure.parse(JSON.parse(kept.value))
}

// The prefix makes browsers refuse a cookie that another host under the same domain has set.
const cookieName = (origin: string): string =>
  origin.startsWith('https:') ? '__Host-peil.provider_state' : 'peil.provider_state'

const cookie = (origin: string, value: string, seconds: number): string =>
  [
    `${cookieName(origin)}=${value}`,
    'Path=/',
    `Max-Age=${seconds}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(origin.startsWith('https:') ? ['Secure'] : []),
  ].join('; ')

/** Binds the state to the browser that departs. */
export const stateCookie = (origin: string, state: string): string =>
  cookie(origin, state, validSeconds)

export const noStateCookie = (origin: string): string => cookie(origin, '', 0)

export const stateOf = (origin: string, headers: Headers): string | null => {
  const start = `${cookieName(origin)}=`
  const found = (headers.get('cookie') ?? '').split(/; */).find((one) => one.startsWith(start))
  return found?.slice(start.length) || null
}

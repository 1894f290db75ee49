import { accept, type Decision } from '@peil/domain/values/decision.ts'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  customFetch,
  type CustomFetch,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { z } from 'zod'
import { addressOf } from '../sign-in.ts'
import { type AuthLibrary, authLibrary, type SignInOptions } from '../auth-library.ts'
import { keepDeparture, noStateCookie, stateCookie, stateOf, takeDeparture } from './departures.ts'
import {
  addressInUse,
  addressMissing,
  notDepartedFromHere,
  refusalOf,
} from './provider-refusals.ts'
import type { ProviderSettings, ProviderSignIn } from './provider.ts'
import { safeReturn } from './safe-return.ts'

export interface ProviderOptions extends SignInOptions {
  readonly settings: ProviderSettings
  /** Where the provider sends browsers back to; one of its registered addresses, under the origin. */
  readonly callback: string
  /** Stands between us and the provider; for tests. */
  readonly fetch?: CustomFetch
}

// eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that it stands out
const allowPlainHttp = allowInsecureRequests

const isThisMachine = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)

/** Asks the provider what it is. Plain http is for a provider on this machine only. */
const discover = async ({ settings, fetch }: ProviderOptions): Promise<Configuration> => {
  const issuer = new URL(settings.issuer)
  return discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
    // The signature of a token is checked, although it comes over a connection that is trusted.
    execute: [enableNonRepudiationChecks, ...(isThisMachine(issuer) ? [allowPlainHttp] : [])],
    timeout: 10,
    ...(fetch === undefined ? {} : { [customFetch]: fetch }),
  })
}

const person = z.object({
  sub: z.string().min(1),
  email: z.string().transform(addressOf).pipe(z.email().max(254)).optional(),
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
})

/** The account of a person at the provider, made when they come for the first time. */
const accountOf = async (
  library: AuthLibrary,
  issuer: string,
  { sub, email, name }: z.infer<typeof person>,
): Promise<Decision<string>> => {
  const { internalAdapter } = await library.$context
  const key = { providerId: issuer, accountId: sub }
  const owner = await internalAdapter.findAccountOwnerByKey(key)
  if (owner?.kind === 'owned') return accept(owner.user.id)
  if (email === undefined) return addressMissing()
  // An address says nothing certain about who somebody is: it never opens an account that exists.
  if ((await internalAdapter.findUserByEmail(email)) !== null) return addressInUse()
  const made = await internalAdapter.createOAuthUser(
    { name: name ?? email, email, emailVerified: false },
    key,
  )
  return accept(made.user.id)
}

/**
 * Sign-in through a provider of OpenID Connect, by the code flow with PKCE, state and nonce. The
 * checks of the answer and of the token are openid-client's; a session is the same as with a
 * password.
 */
export const openProvider = (options: ProviderOptions): ProviderSignIn => {
  const { origin, settings, callback } = options
  const library = authLibrary(options)
  let known: Configuration | undefined
  // Asked again after a failure: the provider may have been down.
  const configuration = async () => (known ??= await discover(options))

  return {
    begin: async (returnTo) => {
      try {
        const [state, nonce, codeVerifier] = [
          randomState(),
          randomNonce(),
          randomPKCECodeVerifier(),
        ]
        const address = buildAuthorizationUrl(await configuration(), {
          redirect_uri: callback,
          scope: settings.scope,
          code_challenge: await calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          state,
          nonce,
        })
        const departed = { nonce, codeVerifier, returnTo: safeReturn(returnTo, origin) }
        await keepDeparture(library, state, departed)
        return accept({ address: address.href, cookies: [stateCookie(origin, state)] })
      } catch (error) {
        return refusalOf(error)
      }
    },

    finish: async (address, headers) => {
      const state = stateOf(origin, headers)
      if (state === null || address.searchParams.get('state') !== state)
        return notDepartedFromHere()
      const departed = await takeDeparture(library, state)
      if (departed === null) return notDepartedFromHere()
      try {
        // The query is the provider's; where it was sent is ours to know.
        const answer = new URL(callback)
        answer.search = address.search
        const tokens = await authorizationCodeGrant(await configuration(), answer, {
          pkceCodeVerifier: departed.codeVerifier,
          expectedState: state,
          expectedNonce: departed.nonce,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (claims === undefined) throw new Error('a token was expected, and none refused')
        const who = person.safeParse(claims)
        if (!who.success) return addressMissing()
        const account = await accountOf(library, settings.issuer, who.data)
        if (!account.ok) return account
        const { headers: answered } = await library.api.startSession({
          body: { account: account.value },
          returnHeaders: true,
        })
        return accept({
          account: account.value,
          claims,
          cookies: [...answered.getSetCookie(), noStateCookie(origin)],
          returnTo: departed.returnTo,
        })
      } catch (error) {
        return refusalOf(error)
      }
    },
  }
}

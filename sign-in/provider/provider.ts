import type { Claims } from '@peil/domain/access/grants-of-claims.ts'
import type { Decision } from '@peil/domain/values/decision.ts'
import type { Cookies } from '../sign-in.ts'

/** Where people have an account already: any provider of OpenID Connect. */
export interface ProviderSettings {
  /** As the provider calls itself; the only address that is asked for anything. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** `openid` and what the claims need, separated by blanks. */
  readonly scope: string
}

/** What a browser is told before it goes to the provider. */
interface Departure {
  readonly address: string
  readonly cookies: Cookies
}

/** Who came back, and what the provider says of them. */
interface Arrival {
  readonly account: string
  readonly claims: Claims
  readonly cookies: Cookies
  /** A path of ours. */
  readonly returnTo: string
}

export interface ProviderSignIn {
  /** Refused when the provider cannot be reached. */
  begin(returnTo: string): Promise<Decision<Departure>>
  /**
   * `address` is the whole address that the browser was sent back to. Refused unless this browser
   * departed from here less than ten minutes ago, for the first time, and every check of the answer
   * and of the token holds.
   */
  finish(address: URL, headers: Headers): Promise<Decision<Arrival>>
}

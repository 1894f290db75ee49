import type { Decision } from '@peil/domain/values/decision.ts'
import { describeOnBothDatabases, type TestDatabase } from '@peil/ledger/test-databases.ts'
import { beforeEach } from 'vitest'
import { openSignIn } from './open-sign-in.ts'
import type { Cookies, Invitation, SignIn } from './sign-in.ts'

export const secret = 'a secret for tests of 32 characters or more'
export const origin = 'http://127.0.0.1:4174'
export const an = { name: 'An', email: 'an@example.org' }
export const password = 'a sentence to remember'

export const valueOf = <Value>(decision: Decision<Value>): Value => {
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusals))
  return decision.value
}
export const codeOf = (decision: Decision<unknown>): string | undefined =>
  decision.ok ? undefined : decision.refusals[0]?.code

/** A browser: it sends back what it was told to keep. */
export const keeping = (cookies: Cookies): Headers =>
  new Headers({ cookie: cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ') })

export interface SignInUnderTest {
  readonly database: () => TestDatabase
  /** Opened anew for each test. */
  readonly signIn: () => SignIn
  /** An attempt that would succeed for An, but for what is given. */
  readonly attempt: (
    given?: Partial<Parameters<SignIn['signIn']>[0]>,
  ) => ReturnType<SignIn['signIn']>
  /** Somebody who was invited and accepted. */
  readonly join: (person?: typeof an) => Promise<Invitation['account']>
}

/** A suite on both databases, with nobody known at the start of each test. */
export const describeSignIn = (title: string, suite: (under: SignInUnderTest) => void): void =>
  describeOnBothDatabases(title, (database) => {
    let signIn: SignIn
    beforeEach(async () => {
      await database().empty()
      signIn = openSignIn({ database: database().ledger.signIn, origin, secret })
    })
    suite({
      database,
      signIn: () => signIn,
      attempt: (given = {}) =>
        signIn.signIn({
          email: an.email,
          password,
          client: '10.0.0.1',
          headers: new Headers(),
          ...given,
        }),
      join: async (person = an) => {
        const { token } = valueOf(await signIn.invite(person))
        return valueOf(await signIn.acceptInvitation(token, password)).account
      },
    })
  })

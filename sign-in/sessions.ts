import { accept, type Decision, refuse } from '@peil/domain/values/decision.ts'
import { isAPIError } from 'better-auth/api'
import type { Attempts } from './attempt-limits.ts'
import type { AuthLibrary } from './auth-library.ts'
import { addressOf, type Session, type SignIn } from './sign-in.ts'

const failed = (): Decision<never> =>
  refuse({
    code: 'sign-in-failed',
    found: 'an address and a password that do not belong together',
    expected: 'the address you were invited at, and the password you chose',
    whatToDo: 'try again, or ask the administrator for a new invitation',
  })

interface StoredSession {
  readonly id: string
  readonly userId: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly userAgent?: string | null | undefined
}

const sessionOf = (stored: StoredSession): Session => ({
  id: stored.id,
  account: stored.userId,
  startedAt: stored.createdAt,
  expiresAt: stored.expiresAt,
  browser: stored.userAgent || null,
})

type SessionVerbs = Pick<
  SignIn,
  'signIn' | 'signOut' | 'findSession' | 'listSessions' | 'endSession'
>

export const sessions = (library: AuthLibrary, attempts: Attempts): SessionVerbs => {
  const signOut: SignIn['signOut'] = async (headers) => {
    const { headers: answered } = await library.api.signOut({ headers, returnHeaders: true })
    return answered.getSetCookie()
  }
  const listStored = async (account: string) => {
    const { internalAdapter } = await library.$context
    return internalAdapter.listSessions(account, { onlyActiveSessions: true })
  }
  return {
    signOut,
    signIn: async ({ email, password, client, headers }) => {
      const address = addressOf(email)
      const counted = await attempts.count(address, client)
      if (!counted.ok) return counted
      try {
        const { headers: answered } = await library.api.signInEmail({
          body: { email: address, password },
          headers,
          returnHeaders: true,
        })
        await attempts.forget(address, client)
        // Whatever session the browser had is nobody's any more: the new one has a token of its own.
        if (headers.has('cookie')) await signOut(headers)
        return accept(answered.getSetCookie())
      } catch (error) {
        if (isAPIError(error)) return failed()
        throw error
      }
    },

    findSession: async (headers) => {
      const found = await library.api.getSession({ headers })
      if (found === null) return null
      const { id, name, email } = found.user
      return { account: { id, name, email, canSignIn: true }, session: sessionOf(found.session) }
    },

    listSessions: async (account) =>
      (await listStored(account))
        .map(sessionOf)
        .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime()),

    endSession: async (account, session) => {
      const stored = (await listStored(account)).find(({ id }) => id === session)
      if (stored === undefined) return false
      const { internalAdapter } = await library.$context
      await internalAdapter.deleteSession(stored.token)
      return true
    },
  }
}

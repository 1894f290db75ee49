import type { SignInDatabase } from '@peil/ledger/sign-in-database.ts'
import { betterAuth } from 'better-auth'
import { startSession } from './start-session.ts'

export interface SignInOptions {
  readonly database: SignInDatabase
  /** `https://host`: where the workspace is reached. Cookies are for it, and `Secure` with https. */
  readonly origin: string
  /** Signs cookies: 32 characters or more, the same after a restart. */
  readonly secret: string
}

/** An unfinished working day does not end in the middle; a forgotten browser does not stay open. */
const sessionSeconds = { expiresIn: 12 * 60 * 60, updateAge: 30 * 60 } as const

export const passwordLength = { least: 12, most: 128 } as const

/**
 * The library that checks passwords and keeps sessions, told what Peil wants of it. Throws when the
 * secret is too short to keep one.
 */
export const authLibrary = ({ database, origin, secret }: SignInOptions) => {
  if (secret.length < 32) throw new Error('the secret has 32 characters or more')
  return betterAuth({
    baseURL: origin,
    secret,
    database: { db: database, type: 'postgres' },
    trustedOrigins: [origin],
    session: sessionSeconds,
    emailAndPassword: {
      enabled: true,
      // Nobody makes an account of their own: they are invited.
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      revokeSessionsOnPasswordReset: true,
    },
    // Who reads the table cannot accept an invitation with what stands in it.
    verification: { storeIdentifier: 'hashed' },
    advanced: {
      cookiePrefix: 'peil',
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      ipAddress: { disableIpTracking: true },
    },
    // Attempts are counted by Peil, by account too: see `attempt-limits.ts`.
    rateLimit: { enabled: false },
    plugins: [startSession],
    // It would print addresses of mail.
    logger: { disabled: true },
    telemetry: { enabled: false },
  })
}

export type AuthLibrary = ReturnType<typeof authLibrary>

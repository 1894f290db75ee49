import type { Decision } from '@peil/domain/values/decision.ts'

/** Personal data, which stands nowhere but here: the ledger knows an account and no name. */
export interface Person {
  readonly name: string
  readonly email: string
}

/** One spelling for what people write in many: else each would be counted, and known, apart. */
export const addressOf = (email: string): string => email.trim().toLowerCase()

interface Account extends Person {
  /** Opaque, and the same for ever; entries and grants name it. */
  readonly id: string
  /** False until the invitation was accepted. */
  readonly canSignIn: boolean
}

/** What is sent to somebody so that they choose a password: once, and before it expires. */
export interface Invitation {
  readonly account: string
  readonly token: string
  readonly expiresAt: Date
}

interface Attempt {
  readonly email: string
  readonly password: string
  /** Address of the machine that asks, for the limit on attempts; it is not kept. */
  readonly client: string
  /** Headers of the request: of these, the session keeps what the browser calls itself. */
  readonly headers: Headers
}

/** A session as its owner sees it, without what would let somebody else use it. */
export interface Session {
  readonly id: string
  readonly account: string
  readonly startedAt: Date
  readonly expiresAt: Date
  /** What the browser called itself, when it did. */
  readonly browser: string | null
}

/** Who sends a request. */
interface SignedIn {
  readonly account: Account
  readonly session: Session
}

/** Values of `Set-Cookie`, to be sent as they stand. */
export type Cookies = readonly string[]

/** Local accounts and their sessions. What an account may do is the business of grants. */
export interface SignIn {
  /** A new account that cannot sign in before the invitation is accepted. */
  invite(person: Person): Promise<Decision<Invitation>>
  /** A new invitation, for who lost the first or forgot the password; earlier ones no longer hold. */
  inviteAgain(account: string): Promise<Decision<Invitation>>
  /** Sets the password, and ends every session of the account. */
  acceptInvitation(token: string, password: string): Promise<Decision<{ readonly account: string }>>
  /** The same refusal, after as much work, whether or not there is such an account. */
  signIn(attempt: Attempt): Promise<Decision<Cookies>>
  signOut(headers: Headers): Promise<Cookies>
  /** Null when the request carries no session that holds. */
  findSession(headers: Headers): Promise<SignedIn | null>
  /** Those that hold, oldest first. */
  listSessions(account: string): Promise<readonly Session[]>
  /** False when the account has no such session. */
  endSession(account: string, session: string): Promise<boolean>
  /** By address of mail. */
  listAccounts(): Promise<readonly Account[]>
  /** Erases the person: account, password, sessions. False when there was none. */
  removeAccount(account: string): Promise<boolean>
}

import { createHash } from 'node:crypto'
import { accept, type Decision, refuse } from '@peil/domain/values/decision.ts'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** How often somebody may fail: within this time, for one account, and from one machine. */
export const attemptLimits = {
  seconds: 15 * 60,
  perAccount: 5,
  /** An office shares one address. */
  perClient: 50,
} as const

export interface Attempts {
  /** Counts an attempt on an address of mail, as `addressOf` writes it; refuses it when there were too many. */
  readonly count: (email: string, client: string) => Promise<Decision<null>>
  /** Who got in starts anew, and took nothing from those behind the same address. */
  readonly forget: (email: string, client: string) => Promise<void>
}

// Neither is kept as it stands, even for a quarter of an hour.
const keyOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const tooMany = ({ msBeforeNext }: RateLimiterRes): Decision<never> =>
  refuse({
    code: 'too-many-attempts',
    found: 'too many attempts to sign in',
    expected: `at most ${attemptLimits.perAccount} in ${attemptLimits.seconds / 60} minutes`,
    whatToDo: 'wait, and try again',
    about: { waitSeconds: String(Math.ceil(msBeforeNext / 1000)) },
  })

/**
 * Counts attempts to sign in, for accounts that exist and for those that do not. Counts are kept in
 * memory: each process has its own, and a restart forgets them.
 */
export const countAttempts = (): Attempts => {
  const { seconds: duration, perAccount, perClient } = attemptLimits
  const accounts = new RateLimiterMemory({ keyPrefix: 'account', points: perAccount, duration })
  const clients = new RateLimiterMemory({ keyPrefix: 'client', points: perClient, duration })
  return {
    count: async (email, client) => {
      try {
        await clients.consume(keyOf(client))
        await accounts.consume(keyOf(email))
        return accept(null)
      } catch (limit) {
        if (limit instanceof RateLimiterRes) return tooMany(limit)
        throw limit
      }
    },
    forget: async (email, client) => {
      await accounts.delete(keyOf(email))
      await clients.reward(keyOf(client))
    },
  }
}

import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

/**
 * A session for an account whose owner was recognised in another way than by a password. Without a
 * path: it can be called from here, and never asked for over the network.
 */
export const startSession = {
  id: 'peil-start-session',
  endpoints: {
    startSession: createAuthEndpoint(
      { method: 'POST', body: z.object({ account: z.string() }) },
      async (ctx) => {
        const { internalAdapter } = ctx.context
        const user = await internalAdapter.findUserById(ctx.body.account)
        if (user === null) throw new Error('a session is started for an account that exists')
        const session = await internalAdapter.createSession(user.id)
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ account: user.id })
      },
    ),
  },
} satisfies BetterAuthPlugin

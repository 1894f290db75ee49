import { z } from 'zod'
import { countAttempts } from './attempt-limits.ts'
import { authLibrary, type SignInOptions } from './auth-library.ts'
import { invitations } from './invitations.ts'
import { sessions } from './sessions.ts'
import type { SignIn } from './sign-in.ts'

const listed = z.array(
  z.object({ id: z.string(), name: z.string(), email: z.string(), canSignIn: z.boolean() }),
)

/** Sign-in over the database of the ledger. Throws when the secret is too short to keep one. */
export const openSignIn = (options: SignInOptions): SignIn => {
  if (options.secret.length < 32) throw new Error('the secret has 32 characters or more')
  const library = authLibrary(options)
  const { database } = options
  return {
    ...invitations(library, database),
    ...sessions(library, countAttempts()),

    listAccounts: async () =>
      listed.parse(
        await database
          .selectFrom('user')
          .select((of) => [
            'id',
            'name',
            'email',
            of
              .exists(of.selectFrom('account').select('id').whereRef('userId', '=', 'user.id'))
              .as('canSignIn'),
          ])
          .orderBy('email')
          .execute(),
      ),

    removeAccount: async (account) => {
      const removed = await database.transaction().execute(async (tx) => {
        await tx.deleteFrom('verification').where('value', '=', account).execute()
        return tx.deleteFrom('user').where('id', '=', account).returning('id').execute()
      })
      return removed.length > 0
    },
  }
}

import { countAttempts } from './attempt-limits.ts'
import { authLibrary, type SignInOptions } from './auth-library.ts'
import { invitations } from './invitations.ts'
import { sessions } from './sessions.ts'
import type { SignIn } from './sign-in.ts'

/** Sign-in over the database of the ledger. Throws when the secret is too short to keep one. */
export const openSignIn = (options: SignInOptions): SignIn => {
  const library = authLibrary(options)
  const { database } = options
  return {
    ...invitations(library, database),
    ...sessions(library, countAttempts()),

    listAccounts: () =>
      database
        .selectFrom('user')
        .select((of) => [
          'id',
          'name',
          'email',
          of
            .exists(of.selectFrom('account').select('id').whereRef('userId', '=', 'user.id'))
            .$castTo<boolean>()
            .as('canSignIn'),
        ])
        .orderBy('email')
        .execute(),

    removeAccount: (account) =>
      database.transaction().execute(async (tx) => {
        await tx.deleteFrom('verification').where('value', '=', account).execute()
        const gone = await tx.deleteFrom('user').where('id', '=', account).returning('id').execute()
        return gone.length > 0
      }),
  }
}

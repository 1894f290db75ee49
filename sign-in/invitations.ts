import { randomBytes } from 'node:crypto'
import { accept, type Decision, refuse } from '@peil/domain/values/decision.ts'
import type { SignInDatabase } from '@peil/ledger/sign-in-database.ts'
import { isAPIError } from 'better-auth/api'
import { z } from 'zod'
import { type AuthLibrary, passwordLength } from './auth-library.ts'
import { addressOf, type Invitation, type Person, type SignIn } from './sign-in.ts'

const validDays = 7

const personShape = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.string().transform(addressOf).pipe(z.email().max(254)),
})

const invalidPerson = (): Decision<never> =>
  refuse({
    code: 'invalid-person',
    found: 'a person without a name or with an address that mail cannot be sent to',
    expected: 'a name, and an address such as name@municipality.be',
    whatToDo: 'fill in both',
  })

const knownAlready = (): Decision<never> =>
  refuse({
    code: 'account-exists',
    found: 'an account with this address already',
    expected: 'an address that has no account yet',
    whatToDo: 'give the account that exists another role, or invite it again',
  })

const noLonger = (): Decision<never> =>
  refuse({
    code: 'invitation-invalid',
    found: 'an invitation that was used, replaced or is too old',
    expected: `the last invitation, within ${validDays} days`,
    whatToDo: 'ask the administrator to invite you again',
  })

const passwordRefused = (): Decision<never> =>
  refuse({
    code: 'password-length',
    found: 'a password that is too short or too long',
    expected: `${passwordLength.least} to ${passwordLength.most} characters`,
    whatToDo: 'choose a longer one: a sentence is easy to remember',
  })

/** The one form of invitation: a token that sets the password of an account that exists. */
const writeInvitation = async (
  library: AuthLibrary,
  database: SignInDatabase,
  account: string,
): Promise<Invitation> => {
  const { internalAdapter } = await library.$context
  await database.deleteFrom('verification').where('value', '=', account).execute()
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + validDays * 86_400_000)
  await internalAdapter.createVerificationValue({
    // The name under which the library looks for who may set a password.
    identifier: `reset-password:${token}`,
    value: account,
    expiresAt,
  })
  return { account, token, expiresAt }
}

export const invitations = (
  library: AuthLibrary,
  database: SignInDatabase,
): Pick<SignIn, 'invite' | 'inviteAgain' | 'acceptInvitation'> => ({
  invite: async (person: Person) => {
    const parsed = personShape.safeParse(person)
    if (!parsed.success) return invalidPerson()
    const { internalAdapter } = await library.$context
    if ((await internalAdapter.findUserByEmail(parsed.data.email)) !== null) return knownAlready()
    const source = { method: 'admin' as const }
    const user = await internalAdapter.createUser(parsed.data, source)
    return accept(await writeInvitation(library, database, user.id))
  },

  inviteAgain: async (account) => {
    const { internalAdapter } = await library.$context
    if ((await internalAdapter.findUserById(account)) === null) return noLonger()
    return accept(await writeInvitation(library, database, account))
  },

  acceptInvitation: async (token, password) => {
    const { least, most } = passwordLength
    if (password.length < least || password.length > most) return passwordRefused()
    const { internalAdapter } = await library.$context
    const found = await internalAdapter.findVerificationValue(`reset-password:${token}`)
    if (found === null) return noLonger()
    try {
      await library.api.resetPassword({ body: { token, newPassword: password } })
    } catch (error) {
      // Used by somebody else in between, or too old.
      if (isAPIError(error)) return noLonger()
      throw error
    }
    return accept({ account: found.value })
  },
})

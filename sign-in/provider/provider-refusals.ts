import { type Decision, refuse } from '@peil/domain/values/decision.ts'
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client'

const unreachable = (): Decision<never> =>
  refuse({
    code: 'provider-unreachable',
    found: 'no answer from the identity provider',
    expected: 'a provider that answers',
    whatToDo: 'try again in a few minutes; when it lasts, tell the administrator',
  })

const notTrusted = (found: string): Decision<never> =>
  refuse({
    code: 'provider-answer-invalid',
    found,
    expected: 'an answer of the provider to this browser, given once and just now',
    whatToDo: 'sign in again from the first page',
  })

export const notDepartedFromHere = (): Decision<never> =>
  notTrusted('an answer that this browser did not ask for, or did too long ago')

export const addressInUse = (): Decision<never> =>
  refuse({
    code: 'account-exists',
    found: 'an account with this address of mail that signs in with a password',
    expected: 'one way in for each account',
    whatToDo: 'sign in with the password, or ask the administrator to remove that account',
  })

export const addressMissing = (): Decision<never> =>
  refuse({
    code: 'provider-without-address',
    found: 'an answer of the provider without an address of mail',
    expected: 'the claim `email`',
    whatToDo: 'tell the administrator: the provider must be asked for it',
  })

/** Errors of the library that the provider, or somebody between, caused; others are ours and thrown. */
export const refusalOf = (error: unknown): Decision<never> => {
  if (error instanceof AuthorizationResponseError)
    return notTrusted('a provider that did not let this person in')
  if (error instanceof ResponseBodyError)
    return notTrusted('a code that the provider does not take')
  if (error instanceof ClientError) {
    // The library wraps what `fetch` throws.
    if (error.cause instanceof TypeError || error.code === 'OAUTH_TIMEOUT') return unreachable()
    return notTrusted(`a token that does not hold (${error.code ?? 'unknown'})`)
  }
  // What `fetch` itself throws when nobody answers.
  if (error instanceof TypeError && error.message === 'fetch failed') return unreachable()
  throw error
}

import type { Outcome } from '../outcome.ts'

/** For tests: the value of an outcome that must be one. */
export const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusals.map(({ found }) => found).join('; '))
  return outcome.value
}

/** For tests: the codes of the refusals, none where there is a value. */
export const codesOf = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code)

/** For tests: what was found and what it is about, of the first refusal. */
export const firstOf = (
  outcome: Outcome<unknown>,
): {
  readonly code?: string
  readonly found?: string
  readonly about?: Readonly<Record<string, string>>
} => (outcome.ok ? {} : (outcome.refusals[0] ?? {}))

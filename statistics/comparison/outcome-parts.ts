import type { Outcome, Refusal } from '../outcome.ts'

/** Every refusal says what was found, what was expected and what to do, each in words. */
const complete = (refusal: Refusal): Refusal => {
  const { code, found, expected, whatToDo } = refusal
  const texts = [code, found, expected, whatToDo, ...Object.entries(refusal.about ?? {}).flat()]
  if (texts.some((text) => text.trim() === '')) {
    throw new Error(`a refusal without words: ${JSON.stringify(refusal)}`)
  }
  return refusal
}

/** For tests: the value of an outcome that must be one. */
export const valueOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusals.map(({ found }) => found).join('; '))
  return outcome.value
}

/** For tests: the codes of the refusals, none where there is a value. */
export const codesOf = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map((refusal) => complete(refusal).code)

/** For tests: the first refusal, or nothing where there is a value. */
export const firstOf = (outcome: Outcome<unknown>): Partial<Refusal> => {
  const [first] = outcome.ok ? [] : outcome.refusals
  return first === undefined ? {} : complete(first)
}

/**
 * What a statistic answers: a value, or the refusals that stand in its way. Refusals are values
 * because they are for people; bugs throw. The shape is that of the decisions of a rule, so that
 * both are printed alike: those share this `Refusal`; this folder imports no other.
 */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** Why a statistic cannot be given, in words that its user can act on. */
export interface Refusal {
  /** Stable, for programs: `denominator-zero`. */
  readonly code: string
  /** What was found: `row 12: denominator 0`. */
  readonly found: string
  /** What was expected: `a denominator of 1 or more`. */
  readonly expected: string
  /** What to do about it, as an instruction. */
  readonly whatToDo: string
  /** Which part of the input it concerns: `{ column: 'outcome', row: '12', unit: '44021' }`. */
  readonly about?: Readonly<Record<string, string>>
}

export const given = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
})

export const refused = (
  ...refusals: readonly Refusal[]
): { readonly ok: false; readonly refusals: readonly Refusal[] } => ({ ok: false, refusals })

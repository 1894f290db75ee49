/**
 * What a rule answers: a value, or the refusals that stand in its way. Refusals are values because
 * they are for people; bugs throw.
 */
export type Decision<Value, R = Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusals: readonly R[] }

/** Why a command is refused, in words that its user can act on. */
export interface Refusal {
  /** Stable, for programs: `reach-over-maximum`. */
  readonly code: string
  /** What was found. */
  readonly found: string
  /** What was expected. */
  readonly expected: string
  /** What to do about it, as an instruction. */
  readonly whatToDo: string
  /** Which part of the command it concerns: `{ applicant: '44021', kpi: '5', column: 'reach' }`. */
  readonly about?: Readonly<Record<string, string>>
}

export const accept = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
})

export const refuse = <R>(...refusals: readonly R[]): { ok: false; refusals: readonly R[] } => ({
  ok: false,
  refusals,
})

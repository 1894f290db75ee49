import type { Refusal } from '@peil/statistics/outcome.ts'

// A command and a statistic are refused in the same words, so that both are printed alike.
export type { Refusal }

/**
 * What a rule answers: a value, or the refusals that stand in its way. Refusals are values because
 * they are for people; bugs throw.
 */
export type Decision<Value, R = Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusals: readonly R[] }

export const accept = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
})

export const refuse = <R>(...refusals: readonly R[]): { ok: false; refusals: readonly R[] } => ({
  ok: false,
  refusals,
})

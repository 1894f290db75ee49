import type { Refusal } from '@peil/domain/values/decision.ts'
import type { Outcome } from './transact.ts'

/** How much of what came in was new or changed, and how much said nothing new. */
export interface Counts {
  readonly changed: number
  readonly unchanged: number
}

/** A refusal of one of several things decided on together: `index` says which. */
export type IndexedRefusal = Refusal & { readonly index: number }

/** All of them accepted, or every reason why not. */
export type GroupDecision =
  | { readonly ok: true; readonly value: Outcome<Counts> }
  | { readonly ok: false; readonly refusals: readonly IndexedRefusal[] }

import { refused, type Outcome } from '@peil/statistics/outcome.ts'
import type { OptionSpec } from '../method.ts'

/** Whether units that lack a time or a value are left out, which is for the analyst to decide. */
export const dropIncompleteOption: OptionSpec = {
  name: 'drop-incomplete',
  kind: 'flag',
  about: 'leave out units that lack a time or a value, with a warning',
}

const droppable = new Set(['value-missing', 'panel-unbalanced'])

/** Refusals of what lacks a value or a time, which say that its unit can be left out too. */
export const withDropHint = <Value>(outcome: Outcome<Value>): Outcome<Value> =>
  outcome.ok
    ? outcome
    : refused(
        ...outcome.refusals.map((refusal) =>
          droppable.has(refusal.code)
            ? {
                ...refusal,
                whatToDo: `${refusal.whatToDo} Or add --drop-incomplete: it leaves out the whole unit, with a warning.`,
              }
            : refusal,
        ),
      )

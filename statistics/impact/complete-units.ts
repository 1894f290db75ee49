import type { Warning } from '../estimate.ts'
import { listed } from './panel.ts'

/** The rows of units that are there at each time, and what was left out. */
export interface CompleteUnits {
  /** Rows of the data, from 0, in their order. */
  readonly rows: readonly number[]
  readonly warnings: readonly Warning[]
}

/**
 * Leaves out units that are not observed at each time of the data, as package did does by itself.
 * Nothing is put in their place; the warning names them, because who drops out seldom does so by
 * chance.
 */
export const completeUnits = (
  unit: ArrayLike<string | number>,
  time: ArrayLike<number>,
): CompleteUnits => {
  const owners = Array.from(unit, String)
  const times = new Set(Array.from(time))
  const seen = new Map<string, Set<number>>()
  owners.forEach((owner, row) => {
    const own = seen.get(owner) ?? new Set()
    own.add(time[row] ?? NaN)
    seen.set(owner, own)
  })
  const lacking = [...seen].flatMap(([owner, own]) => (own.size < times.size ? [owner] : []))
  if (lacking.length === 0) return { rows: [...owners.keys()], warnings: [] }
  const dropped = new Set(lacking)
  return {
    rows: owners.flatMap((owner, row) => (dropped.has(owner) ? [] : [row])),
    warnings: [
      {
        code: 'incomplete-units-left-out',
        message: `${lacking.length} of ${seen.size} units are left out because they are not there at each of the ${times.size} times: ${listed(lacking)}.`,
      },
    ],
  }
}

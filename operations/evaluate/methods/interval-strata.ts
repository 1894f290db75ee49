import type { Estimate } from '@peil/statistics/estimate.ts'
import { directlyStandardisedRate } from '@peil/statistics/intervals/directly-standardised-rate.ts'
import { fayFeuer } from '@peil/statistics/intervals/fay-feuer.ts'
import { mean } from '@peil/statistics/intervals/mean.ts'
import { expectedEvents, standardisedRatio } from '@peil/statistics/intervals/standardised-ratio.ts'
import type { Outcome } from '@peil/statistics/outcome.ts'
import type { Inputs, Roles } from './interval-inputs.ts'
import type { Settings } from './interval-rows.ts'

/** A kind of interval that rests on several rows: age bands of a place, values of a group. */
export interface GroupKind {
  readonly roles: Roles
  readonly what: string
  readonly missing: 'leave-out' | 'keep'
  /** Of the rows of one group, which stand in the order of the file. */
  readonly compute: (
    column: (name: string) => Float64Array,
    settings: Settings,
  ) => Outcome<Estimate>
}

const direct = (method: typeof fayFeuer): GroupKind => ({
  roles: { needed: ['numerator', 'denominator', 'standard'], allowed: ['name'] },
  what: 'standardised rate',
  // A count that is missing is refused beside everything else that stands in the way.
  missing: 'keep',
  compute: (column, settings) =>
    method(
      {
        events: column('numerator'),
        populations: column('denominator'),
        weights: column('standard'),
      },
      settings,
    ),
})

/** By the name typed behind `interval`. */
export const groupKinds: Readonly<Record<string, GroupKind>> = {
  mean: {
    roles: { needed: ['value'], allowed: ['name'] },
    what: 'mean',
    missing: 'leave-out',
    compute: (column, { level }) => mean(column('value'), { level }),
  },
  dsr: direct(directlyStandardisedRate),
  'dsr-gamma': direct(fayFeuer),
}

/** `smr` from strata: what is expected follows from the rates of a standard. */
export const smrOfStrata: GroupKind = {
  roles: {
    needed: ['numerator', 'denominator', 'reference-numerator', 'reference-denominator'],
    allowed: ['name'],
  },
  what: 'observed ÷ expected',
  missing: 'keep',
  compute: (column, settings) => {
    const expected = expectedEvents({
      populations: column('denominator'),
      referenceEvents: column('reference-numerator'),
      referencePopulations: column('reference-denominator'),
    })
    if (!expected.ok) return expected
    const observed = column('numerator').reduce((total, events) => total + events, 0)
    return standardisedRatio(observed, expected.value, settings)
  },
}

/** Rows by group, in the order in which groups first occur; one group without names. */
export const groupsOf = ({ rows, names }: Inputs): ReadonlyMap<string, readonly number[]> => {
  const groups = new Map<string, number[]>()
  for (let row = 0; row < rows; row += 1) {
    const name = names?.[row] ?? ''
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [row])
    else group.push(row)
  }
  return groups
}

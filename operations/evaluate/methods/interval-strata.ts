import type { Estimate } from '@peil/statistics/estimate.ts'
import { directlyStandardisedRate } from '@peil/statistics/intervals/directly-standardised-rate.ts'
import { fayFeuer } from '@peil/statistics/intervals/fay-feuer.ts'
import { indirectlyStandardisedRate } from '@peil/statistics/intervals/indirectly-standardised-rate.ts'
import { mean } from '@peil/statistics/intervals/mean.ts'
import {
  expectedEvents,
  standardisedRatio,
  type ReferenceStrata,
} from '@peil/statistics/intervals/standardised-ratio.ts'
import { sum } from '@peil/statistics/numerics/moments.ts'
import type { Outcome } from '@peil/statistics/outcome.ts'
import type { Inputs, Roles } from './interval-inputs.ts'
import type { Settings } from './interval-rows.ts'

/** A kind of interval that rests on several rows: age bands of a place, values of a group. */
export interface GroupKind {
  readonly roles: Roles
  readonly what: string
  /** What is done about rows without a value; kept ones are refused by the statistic itself. */
  readonly missing: 'leave-out' | 'keep' | 'refuse'
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

/** Populations of a place with the events and populations of a standard, and what was observed. */
const indirect = (
  what: string,
  method: (observed: number, strata: ReferenceStrata, settings: Settings) => Outcome<Estimate>,
): GroupKind => ({
  roles: {
    needed: ['numerator', 'denominator', 'reference-numerator', 'reference-denominator'],
    allowed: ['name'],
  },
  what,
  missing: 'refuse',
  compute: (column, settings) =>
    method(
      sum(column('numerator')),
      {
        populations: column('denominator'),
        referenceEvents: column('reference-numerator'),
        referencePopulations: column('reference-denominator'),
      },
      settings,
    ),
})

/** `smr` from strata: what is expected follows from the rates of a standard. */
export const smrOfStrata = indirect('observed ÷ expected', (observed, strata, settings) => {
  const expected = expectedEvents(strata)
  return expected.ok ? standardisedRatio(observed, expected.value, settings) : expected
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
  isr: indirect('standardised rate', indirectlyStandardisedRate),
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

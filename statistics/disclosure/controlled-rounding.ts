import type { Warning } from '../estimate.ts'
import { openProgramme, type Programme } from '../numerics/linear-programme.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import {
  additiveTable,
  tidy,
  type AdditiveTable,
  type Relation,
  type TableCell,
} from './additive-table.ts'
import { relationNetwork } from './relation-network.ts'

export interface ControlledRoundingOptions {
  /** Every figure becomes a multiple of it: 5. */
  readonly base: number
  /** Values may be negative. */
  readonly negative?: boolean
}

interface RoundedCell {
  readonly id: string
  readonly value: number
  readonly rounded: number
}

export interface ControlledRounding {
  readonly cells: readonly RoundedCell[]
  /** Σ |rounded − value|. */
  readonly totalChange: number
  readonly largestChange: number
  /** Whether every value went to one of the two multiples next to it, and multiples stayed. */
  readonly zeroRestricted: boolean
  readonly method: string
  readonly n: number
  readonly warnings: readonly Warning[]
}

/** How many multiples further a value may go when going to the next one is not enough. */
const widest = 2

/** The search visits at most this many branches; two-way tables need none. */
const nodes = 50_000

/**
 * Rounds a table to multiples of a base such that all totals still add up and the sum of the
 * changes is as small as can be: min Σ |rounded − value| (controlled rounding, Cox 1987; Hundepool
 * et al. 2012, §4.7). Every value goes to one of the two multiples next to it and multiples stay
 * (zero-restricted); for two-way tables that always exists and is found by linear programming. With
 * three or more ways it may not: then a value may go one or two multiples further, with the warning
 * `not-zero-restricted`.
 *
 * Values in any unit, the base in the same. Refusals: those of `additiveTable`, `base-not-positive`,
 * `no-rounding` when none is found that adds up.
 */
export const controlledRounding = async (
  cells: readonly TableCell[],
  relations: readonly Relation[],
  options: ControlledRoundingOptions,
): Promise<Outcome<ControlledRounding>> => {
  if (!(options.base > 0 && Number.isFinite(options.base))) return refused(badBase(options.base))
  const table = additiveTable(cells, relations, options)
  if (!table.ok) return table
  for (let further = 0; further <= widest; further += 1) {
    const rounded = await roundWithin(table.value, options, further)
    if (rounded !== null) return given(roundingOf(table.value, rounded, further))
  }
  return refused(noRounding)
}

const badBase = (base: number): Refusal => ({
  code: 'base-not-positive',
  found: `base ${base}`,
  expected: 'a number above 0',
  whatToDo: 'Give the base to round to, such as 5.',
  about: { option: 'base' },
})

const noRounding: Refusal = {
  code: 'no-rounding',
  found: 'no table of multiples that adds up was found',
  expected: 'multiples at most three bases from each value that add up',
  whatToDo: 'Publish fewer totals together, or round each table on its own.',
}

/**
 * Per cell three columns: whether it goes to the multiple above, and how many multiples beyond
 * those two it goes up or down.
 */
const roundWithin = async (
  { values, relations, ids }: AdditiveTable,
  { base, negative = false }: ControlledRoundingOptions,
  further: number,
): Promise<Float64Array | null> => {
  const below = values.map((value) => Math.floor(tidy(value / base)))
  const rest = values.map((value, cell) => tidy(value / base) - (below[cell] ?? NaN))
  const downwards = (cell: number): number =>
    negative ? further : Math.min(further, below[cell] ?? NaN)
  const programme: Programme = {
    cost: Array.from(rest, (share) => [1 - 2 * share, 1, 1]).flat(),
    low: new Float64Array(3 * ids.length),
    high: Array.from(rest, (share, cell) => [share > 0 ? 1 : 0, further, downwards(cell)]).flat(),
    rows: relations.map(({ name, columns, times }) => {
      const missing = columns.reduce(
        (all, cell, at) => all - (times[at] ?? NaN) * (below[cell] ?? NaN),
        0,
      )
      return {
        name,
        columns: columns.flatMap((cell) => [3 * cell, 3 * cell + 1, 3 * cell + 2]),
        times: times.flatMap((factor) => [factor, factor, -factor]),
        low: missing,
        high: missing,
      }
    }),
  }
  // The corners of a network's programme are whole numbers by themselves.
  const network = relationNetwork(relations, ids.length) !== null
  const whole = network ? {} : { whole: Array.from(programme.cost, () => true) }
  const open = await openProgramme({ ...programme, ...whole }, nodes)
  try {
    const { status, values: steps } = open.solve('minimum')
    if (status !== 'optimal') return null
    const step = (column: number): number => Math.round(steps[column] ?? NaN)
    return below.map((multiple, cell) =>
      tidy(base * (multiple + step(3 * cell) + step(3 * cell + 1) - step(3 * cell + 2))),
    )
  } finally {
    open.close()
  }
}

const roundingOf = (
  { ids, values }: AdditiveTable,
  rounded: Float64Array,
  further: number,
): ControlledRounding => {
  const changes = rounded.map((value, cell) => Math.abs(value - (values[cell] ?? NaN)))
  return Object.freeze({
    cells: Object.freeze(
      ids.map((id, cell) =>
        Object.freeze({ id, value: values[cell] ?? NaN, rounded: rounded[cell] ?? NaN }),
      ),
    ),
    totalChange: tidy(changes.reduce((all, change) => all + change, 0)),
    largestChange: tidy(changes.reduce((most, change) => Math.max(most, change), 0)),
    zeroRestricted: further === 0,
    method: 'controlled rounding with the smallest change (Cox 1987)',
    n: ids.length,
    warnings: Object.freeze(further === 0 ? [] : [notRestricted]),
  })
}

const notRestricted: Warning = {
  code: 'not-zero-restricted',
  message:
    'No table of next multiples adds up: some values went further than to the next multiple of the base.',
}

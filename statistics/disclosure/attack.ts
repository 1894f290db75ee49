import type { Warning } from '../estimate.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { tidy } from './additive-table.ts'
import { attackBounds, type Bounds } from './attack-bounds.ts'
import { attackerSystem, type AttackerSystem } from './attacker-system.ts'
import type { Release } from './published-knowledge.ts'
import { systemParts, type SystemPart } from './system-parts.ts'

/** A cell that nobody should come to know. */
export interface WithheldCell {
  readonly cell: string
  /** Its true value, for whoever judges; the attacker does not use it. */
  readonly value?: number
  /** How far below its value the attacker's lower bound must lie, in its unit; 0 asks nothing. */
  readonly lower?: number
  /** How far above its value the attacker's upper bound must lie. */
  readonly upper?: number
}

export interface AttackOptions {
  /** What everybody knows of any cell: at least 0 unless told otherwise (-Infinity: nothing). */
  readonly low?: number
  /** What is known beforehand of single cells, narrower than `low` and no upper limit. */
  readonly prior?: Readonly<Record<string, { readonly low?: number; readonly high?: number }>>
  /** The cells are whole numbers, and the attacker knows it. */
  readonly whole?: boolean
}

/** What the attacker makes of one cell. */
export interface AttackedCell {
  readonly cell: string
  readonly low: number
  readonly high: number
  readonly value: number | null
  readonly lower: number
  readonly upper: number
  /** Whether the bounds leave the protection that was asked. */
  readonly protected: boolean
}

export interface Attack {
  readonly cells: readonly AttackedCell[]
  /** True when every withheld cell is protected. */
  readonly passes: boolean
  readonly method: string
  /** Cells that no release shows. */
  readonly n: number
  readonly warnings: readonly Warning[]
}

/**
 * What can be worked out of withheld cells from everything that was published: the least and the
 * greatest value each can have in any table that agrees with all releases (Fischetti & Salazar
 * 2001, the attacker's problem; Hundepool et al. 2012, §4.4). Exact: by network flow where the
 * relations are one, else by linear programming; with minima, maxima and quartiles by integer
 * programming, as which cell is the smallest is a choice.
 *
 * A cell with a true value is protected when low ≤ value − lower and high ≥ value + upper; a lower
 * level that reaches below what everybody knows (zero) is cut there. Without a true value: when
 * high − low ≥ lower + upper. A cell that some release shows has that value as both its bounds.
 *
 * Refusals: `no-releases`, `no-table-fits` (the releases contradict each other), `prior-empty`, and
 * those of `attackerSystem`.
 */
export const attack = async (
  releases: readonly Release[],
  withheld: readonly WithheldCell[],
  options: AttackOptions = {},
): Promise<Outcome<Attack>> => {
  if (releases.length === 0) return refused(noReleases)
  const asked = withheld.map((cell) => cell.cell)
  const system = attackerSystem(releases, asked)
  if (!system.ok) return system
  const prior = priorBounds(system.value.unknown, options)
  const emptied = emptyPrior(system.value.unknown, prior)
  if (emptied.length > 0) return refused(...emptied)
  const bounds = await boundsOfAll(system.value, prior)
  if (!bounds.ok) return bounds
  const cells = judge(withheld, system.value, bounds.value, prior, options.whole === true)
  return given(
    Object.freeze({
      cells: Object.freeze(cells),
      passes: cells.every((cell) => cell.protected),
      method: 'bounds over every table that agrees with all releases (linear programming)',
      n: system.value.unknown.length,
      warnings: Object.freeze(warningsOf(withheld)),
    }),
  )
}

const noReleases: Refusal = {
  code: 'no-releases',
  found: 'no releases',
  expected: 'at least one release',
  whatToDo: 'Give what was published: cells that are shown, and the totals they add up to.',
}

const priorBounds = (
  unknown: readonly string[],
  { low = 0, prior = {} }: AttackOptions,
): Bounds => ({
  low: Float64Array.from(unknown, (cell) => prior[cell]?.low ?? low),
  high: Float64Array.from(unknown, (cell) => prior[cell]?.high ?? Infinity),
})

const emptyPrior = (unknown: readonly string[], prior: Bounds): readonly Refusal[] =>
  unknown.flatMap((cell, index) => {
    const low = prior.low[index] ?? NaN
    const high = prior.high[index] ?? NaN
    if (low <= high) return []
    return [
      {
        code: 'prior-empty',
        found: `cell ${cell}: known beforehand to be at least ${low} and at most ${high}`,
        expected: 'a lower limit that is not above the upper one',
        whatToDo: `Correct what is known beforehand of ${cell}.`,
        about: { cell },
      },
    ]
  })

const boundsOfAll = async (system: AttackerSystem, prior: Bounds): Promise<Outcome<Bounds>> => {
  const low = new Float64Array(system.unknown.length)
  const high = new Float64Array(system.unknown.length)
  for (const part of systemParts(system)) {
    const of = (values: Float64Array) =>
      Float64Array.from(part.cells, (cell) => values[cell] ?? NaN)
    const found = await attackBounds(part, { low: of(prior.low), high: of(prior.high) })
    if (found === null) return refused(noTableFits(part, system))
    part.cells.forEach((cell, at) => {
      low[cell] = found.low[at] ?? NaN
      high[cell] = found.high[at] ?? NaN
    })
  }
  return given({ low, high })
}

const noTableFits = (part: SystemPart, system: AttackerSystem): Refusal => {
  const names = [...new Set([...part.rows, ...part.counts].map((row) => row.name))]
  const cells = part.cells.map((cell) => system.unknown[cell] ?? '')
  const some = (all: readonly string[]): string =>
    all.slice(0, 5).join(', ') + (all.length > 5 ? ` and ${all.length - 5} more` : '')
  return {
    code: 'no-table-fits',
    found: `no values of ${some(cells)} agree with ${some(names)}`,
    expected: 'releases that at least one table agrees with',
    whatToDo: 'Correct the totals or statements, or say that cells may be negative.',
    about: { relation: names[0] ?? '' },
  }
}

const judge = (
  withheld: readonly WithheldCell[],
  system: AttackerSystem,
  bounds: Bounds,
  prior: Bounds,
  whole: boolean,
): readonly AttackedCell[] => {
  const indexOf = new Map(system.unknown.map((cell, index) => [cell, index]))
  return withheld.map(({ cell, value, lower = 0, upper = 0 }) => {
    const index = indexOf.get(cell)
    const shown = system.known.get(cell) ?? NaN
    const at = (values: Float64Array): number =>
      index === undefined ? shown : tidy(values[index] ?? NaN)
    const low = whole ? Math.ceil(at(bounds.low) - 1e-6) : at(bounds.low)
    const high = whole ? Math.floor(at(bounds.high) + 1e-6) : at(bounds.high)
    const floor = index === undefined ? -Infinity : (prior.low[index] ?? NaN)
    const safe = isProtected({ low, high, value, lower, upper, floor })
    return Object.freeze({
      cell,
      low,
      high,
      value: value ?? null,
      lower,
      upper,
      protected: safe,
    })
  })
}

const isProtected = (cell: {
  readonly low: number
  readonly high: number
  readonly value: number | undefined
  readonly lower: number
  readonly upper: number
  readonly floor: number
}): boolean => {
  const { low, high, value, lower, upper, floor } = cell
  const size = [low, high, value ?? 0, lower, upper].filter(Number.isFinite)
  const slack = 1e-8 * size.reduce((most, part) => Math.max(most, Math.abs(part)), 0)
  if (value === undefined) return high - low >= lower + upper - slack
  return low <= Math.max(value - lower, floor) + slack && high >= value + upper - slack
}

const warningsOf = (withheld: readonly WithheldCell[]): Warning[] => {
  const blind = withheld.filter((cell) => cell.value === undefined).length
  if (blind === 0) return []
  return [
    {
      code: 'judged-by-width',
      message: `The true value of ${blind} withheld cells is not given: they are judged by the width of their bounds, not by how far these lie from the value.`,
    },
  ]
}

import { given, refused, type Outcome, type Refusal } from '../outcome.ts'
import { additiveTable, type AdditiveTable, type Relation } from './additive-table.ts'
import type { Room } from './cell-flow.ts'

/** A cell with what a suppression must know of it. */
export interface SuppressionCell {
  readonly id: string
  readonly value: number
  /**
   * Present for a cell that a rule finds sensitive: how far below and above its value an attacker's
   * bounds must reach at least, in the unit of the value.
   */
  readonly sensitive?: { readonly lower: number; readonly upper: number }
  /** How many respondents it has: the cost by respondents, and who is the only one in a cell. */
  readonly respondents?: number
  /** It is public already, or must be: it cannot be withheld. */
  readonly mustShow?: boolean
}

export interface SuppressionOptions {
  /**
   * What is to be kept as small as possible: the sum of the withheld values (the default), of their
   * respondents, or the number of withheld cells.
   */
  readonly cost?: 'value' | 'respondents' | 'cells'
  /** What everybody knows of any cell; 0. */
  readonly low?: number
  /** What is known beforehand of single cells. */
  readonly prior?: Readonly<Record<string, { readonly low?: number; readonly high?: number }>>
  /** Values may be negative; then give `low` too. */
  readonly negative?: boolean
  /** Rounding that relations may show, as a share of the largest figure; 1e-9. */
  readonly tolerance?: number
  /** Also protect against the only respondent of a cell, who knows that cell. */
  readonly singles?: boolean
}

/** One thing that a pattern must allow: a cell moving by an amount, though `known` stays put. */
export interface Need {
  readonly column: number
  readonly direction: 1 | -1
  readonly amount: number
  /** The cell of a single respondent who attacks; -1 for the public. */
  readonly known: number
}

export interface SuppressionProblem {
  readonly table: AdditiveTable
  /** How far each cell can move in the eyes of an attacker, if it is withheld. */
  readonly room: Room
  /** 0 for sensitive cells, Infinity for those that cannot be withheld. */
  readonly costs: Float64Array
  /** What withholding each cell costs, sensitive or not. */
  readonly price: Float64Array
  readonly sensitive: readonly number[]
  readonly needs: readonly Need[]
  /** Cells of a single respondent, if these are to be reckoned with. */
  readonly singles: ReadonlySet<number>
  readonly lower: Float64Array
  readonly upper: Float64Array
}

/**
 * Checks a table for suppression and puts it by position. A cell of value zero is never withheld
 * for the sake of others: it leaves no room downwards and is often known to be impossible.
 *
 * Refusals: those of `additiveTable`; `protection-negative`; `value-outside-prior`;
 * `sensitive-must-show`; `respondents-missing`.
 */
export const suppressionProblem = (
  cells: readonly SuppressionCell[],
  relations: readonly Relation[],
  options: SuppressionOptions,
): Outcome<SuppressionProblem> => {
  const table = additiveTable(cells, relations, options)
  if (!table.ok) return table
  const low = cells.map((cell) => options.prior?.[cell.id]?.low ?? options.low ?? 0)
  const high = cells.map((cell) => options.prior?.[cell.id]?.high ?? Infinity)
  const refusals = cells.flatMap((cell, index) => [
    ...badProtection(cell),
    ...badPrior(cell, low[index] ?? NaN, high[index] ?? NaN),
    ...badRespondents(cell, options),
  ])
  if (refusals.length > 0) return refused(...refusals)
  const room = new Float64Array(2 * cells.length)
  cells.forEach((cell, index) => {
    room[2 * index] = (high[index] ?? NaN) - cell.value
    room[2 * index + 1] = cell.value - (low[index] ?? NaN)
  })
  const price = pricesOf(cells, options.cost ?? 'value')
  const lower = Float64Array.from(cells, (cell, index) =>
    Math.min(cell.sensitive?.lower ?? 0, room[2 * index + 1] ?? NaN),
  )
  const upper = Float64Array.from(cells, (cell) => cell.sensitive?.upper ?? 0)
  const sensitive = [...cells.keys()].filter((index) => cells[index]?.sensitive !== undefined)
  return given({
    table: table.value,
    room,
    price,
    costs: price.map((cost, index) => openCost(cells[index], cost)),
    sensitive,
    needs: sensitive.flatMap((column) => needsOf(column, lower, upper)),
    singles: new Set(
      options.singles === true
        ? [...cells.keys()].filter((index) => cells[index]?.respondents === 1)
        : [],
    ),
    lower,
    upper,
  })
}

const needsOf = (column: number, lower: Float64Array, upper: Float64Array): readonly Need[] => [
  { column, direction: 1, amount: upper[column] ?? NaN, known: -1 },
  { column, direction: -1, amount: lower[column] ?? NaN, known: -1 },
]

const openCost = (cell: SuppressionCell | undefined, cost: number): number => {
  if (cell?.sensitive !== undefined) return 0
  return cell?.mustShow === true || cell?.value === 0 ? Infinity : cost
}

const pricesOf = (
  cells: readonly SuppressionCell[],
  cost: 'value' | 'respondents' | 'cells',
): Float64Array =>
  Float64Array.from(cells, (cell) => {
    if (cost === 'cells') return 1
    return cost === 'value' ? Math.abs(cell.value) : (cell.respondents ?? NaN)
  })

const badProtection = ({ id, sensitive, mustShow }: SuppressionCell): readonly Refusal[] => {
  if (sensitive === undefined) return []
  if (mustShow === true) {
    return [
      {
        code: 'sensitive-must-show',
        found: `cell ${id} is sensitive and must be shown`,
        expected: 'sensitive cells that may be withheld',
        whatToDo: `Decide for ${id}: withhold it, or take it out of the rule.`,
        about: { cell: id },
      },
    ]
  }
  if (sensitive.lower >= 0 && sensitive.upper >= 0) return []
  return [
    {
      code: 'protection-negative',
      found: `cell ${id}: protection ${sensitive.lower} below and ${sensitive.upper} above`,
      expected: 'protection of 0 or more in both directions',
      whatToDo: `Say how far from the value of ${id} an attacker's bounds must stay.`,
      about: { cell: id },
    },
  ]
}

const badPrior = ({ id, value }: SuppressionCell, low: number, high: number): readonly Refusal[] =>
  low <= value && value <= high
    ? []
    : [
        {
          code: 'value-outside-prior',
          found: `cell ${id}: ${value}, known beforehand to lie between ${low} and ${high}`,
          expected: 'a value within what is known beforehand',
          whatToDo: `Correct ${id}, or what is known of it.`,
          about: { cell: id },
        },
      ]

const badRespondents = (
  { id, respondents }: SuppressionCell,
  { cost, singles }: SuppressionOptions,
): readonly Refusal[] => {
  if (cost !== 'respondents' && singles !== true) return []
  if (respondents !== undefined && Number.isFinite(respondents) && respondents >= 0) return []
  return [
    {
      code: 'respondents-missing',
      found: `cell ${id}: ${String(respondents)} respondents`,
      expected: 'the number of respondents of every cell',
      whatToDo: `Give the respondents of ${id}, or choose another cost and leave out singles.`,
      about: { cell: id },
    },
  ]
}

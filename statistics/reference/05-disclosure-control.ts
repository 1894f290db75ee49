import type { TableCell } from '../disclosure/additive-table.ts'
import { attack, type Attack } from '../disclosure/attack.ts'
import { crossCell, crossRelations, type TableSide } from '../disclosure/cross-table.ts'
import { frequencyRule } from '../disclosure/frequency-rule.ts'
import { suppress, type Suppression } from '../disclosure/suppress.ts'
import type { Outcome } from '../outcome.ts'
import type { ReferenceCase } from './reference-case.ts'

const value = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusals.map((one) => one.found).join('; '))
  return outcome.value
}

const side = (name: string, labels: readonly string[]): TableSide => ({
  name,
  parents: new Map(labels.map((label) => [label, 'Total'])),
})

/** Every cell of a table in the order of its labels, with the position in that order from 1. */
const cellsOf = (
  rows: readonly string[],
  columns: readonly string[],
  values: readonly (readonly number[])[],
): readonly TableCell[] =>
  rows.flatMap((row, i) =>
    columns.map((column, j) => ({ id: crossCell([row, column]), value: values[i]?.[j] ?? NaN })),
  )

/** Table and figure 1 of Fischetti & Salazar (2001); rows I, II, III, Total. */
const fischettiSalazar = {
  sides: [side('row', ['I', 'II', 'III']), side('column', ['A', 'B', 'C'])],
  cells: cellsOf(
    ['I', 'II', 'III', 'Total'],
    ['A', 'B', 'C', 'Total'],
    [
      [20, 50, 10, 80],
      [8, 19, 22, 49],
      [17, 32, 12, 61],
      [45, 101, 44, 190],
    ],
  ),
}

const attackOn = async (): Promise<Attack> => {
  const withheld = ['II / C', 'II / A', 'III / A', 'III / C']
  const known = Object.fromEntries(
    fischettiSalazar.cells
      .filter((cell) => !withheld.includes(cell.id))
      .map((cell) => [cell.id, cell.value]),
  )
  const relations = crossRelations(fischettiSalazar.sides)
  const releases = [{ name: 'figure 1', known, relations }]
  return value(
    await attack(
      releases,
      withheld.map((cell) => ({ cell })),
    ),
  )
}

const cheapestAt = async (level: number): Promise<Suppression> =>
  value(
    await suppress(
      fischettiSalazar.cells.map((cell) =>
        cell.id === 'II / C' ? { ...cell, sensitive: { lower: level, upper: level } } : cell,
      ),
      crossRelations(fischettiSalazar.sides),
      { method: 'optimal' },
    ),
  )

/** Published counts with every count under the threshold sensitive, to be protected by 1. */
const cheapestForCounts = async (
  cells: readonly TableCell[],
  sides: readonly TableSide[],
  threshold: number,
): Promise<Suppression> => {
  const rule = value(
    frequencyRule(
      cells.map((cell) => cell.value),
      { threshold },
    ),
  )
  return value(
    await suppress(
      cells.map((cell, index) =>
        rule[index] === true ? { ...cell, sensitive: { lower: 1, upper: 1 } } : cell,
      ),
      crossRelations(sides),
      { method: 'optimal' },
    ),
  )
}

const withheldRows = (found: Suppression): readonly number[] =>
  found.cells.flatMap((cell, index) => (cell.status === 'published' ? [] : [index + 1]))

/** Inner counts by row, with their margins before them. */
const withMargins = (inner: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)
  const full = inner.map((row) => [sum(row), ...row])
  const first = full[0] ?? []
  return [first.map((_, j) => sum(full.map((row) => row[j] ?? NaN))), ...full]
}

/** The social benefits table of Statistics Norway's tests: regions A to H by main income. */
const benefits = [
  [11, 11, 55, 36],
  [7, 1, 29, 18],
  [5, 8, 35, 25],
  [13, 2, 17, 13],
  [9, 14, 63, 52],
  [12, 9, 24, 22],
  [6, 4, 22, 8],
  [9, 3, 38, 15],
]

const ssb = async (): Promise<Suppression> => {
  const regions = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']
  const incomes = ['annet', 'arbeid', 'soshjelp', 'trygd']
  return cheapestForCounts(
    cellsOf(['Total', ...regions], ['Total', ...incomes], withMargins(benefits)),
    [side('region', regions), side('hovedint', incomes)],
    4,
  )
}

/** How many of the 100 records of sdcTable's problem are male and female, regions A to D. */
const records = [
  [18, 2],
  [14, 19],
  [12, 10],
  [11, 14],
]

export const cases: readonly ReferenceCase[] = [
  {
    id: '05-disclosure-control/fischetti-salazar',
    page: 'attacker',
    reference: 'Fischetti & Salazar 2001, figure 1',
    source: 'Management Science 47(7):1008-1027, https://doi.org/10.1287/mnsc.47.7.1008.9805',
    compare: async () => {
      const { cells } = await attackOn()
      const [sensitive, ...others] = cells.map((cell) => [cell.low, cell.high])
      return [
        {
          quantity: 'attacker interval (II,C)',
          published: [5, 30],
          ours: sensitive ?? [],
          tolerance: { abs: 1e-9 },
        },
        {
          quantity: 'attacker intervals (II,A), (III,A), (III,C)',
          published: [0, 25, 0, 25, 4, 29],
          ours: others.flat(),
          tolerance: { abs: 1e-9 },
        },
        {
          quantity: 'minimum total suppressed value, protection 5',
          published: [59],
          ours: [(await cheapestAt(5)).cost],
          tolerance: { abs: 1e-9 },
        },
        {
          quantity: 'minimum total suppressed value, protection 10',
          published: [85],
          ours: [(await cheapestAt(10)).cost],
          tolerance: { abs: 1e-9 },
        },
      ]
    },
  },
  {
    id: '05-disclosure-control/ssb-z1',
    page: 'secondary-suppression',
    reference: 'GaussSuppression (Statistics Norway), its own test; sdcTable 0.28 OPT',
    source:
      'github.com/statisticsnorway/ssb-gausssuppression@6fa594c78a21, tests/testthat/test-GaussSuppressionFromData.R:5',
    compare: async () => {
      const found = await ssb()
      return [
        {
          quantity: 'suppressed rows',
          published: [12, 13, 22, 23, 42, 43],
          ours: withheldRows(found),
          tolerance: 'equal',
        },
        { quantity: 'primary cells', published: [3], ours: [found.primary], tolerance: 'equal' },
        {
          quantity: 'optimal secondary cells and their total value',
          published: [3, 29],
          ours: [found.secondary, found.secondaryCost],
          tolerance: 'equal',
        },
      ]
    },
  },
  {
    id: '05-disclosure-control/sdctable-problem',
    page: 'secondary-suppression',
    reference: 'sdcTable (Meindl), its own test',
    source:
      'github.com/bernhard-da/sdcTable@4e2448047ea9, tests/testthat/test-protectTable.r:22-29',
    compare: async () => {
      const regions = ['A', 'B', 'C', 'D']
      const genders = ['male', 'female']
      const found = await cheapestForCounts(
        cellsOf(['Total', ...regions], ['Total', ...genders], withMargins(records)),
        [side('region', regions), side('gender', genders)],
        3,
      )
      return [
        {
          quantity: 'withheld rows',
          published: [5, 6, 11, 12],
          ours: withheldRows(found),
          tolerance: 'equal',
        },
        {
          quantity: 'secondary suppressions',
          published: [3],
          ours: [found.secondary],
          tolerance: 'equal',
        },
      ]
    },
  },
]

import { attack, type Attack } from '@peil/statistics/disclosure/attack.ts'
import type { Warning } from '@peil/statistics/estimate.ts'
import { given, refused, type Outcome, type Refusal } from '@peil/statistics/outcome.ts'
import type { DataTable } from '../data-table.ts'
import type { Evaluation, Method, MethodInput, OptionValues } from '../method.ts'
import { flagOption, listOption, numberOption, textOption } from '../option-values.ts'
import { readDataTable } from '../read-data-table.ts'
import { attackedRelease, type AttackedRelease, type MarkedCell } from './attacked-release.ts'
import { boundsFigure } from './bounds-figure.ts'
import { crossTableOptions } from './cross-table-entries.ts'

/** Protection that is asked when nothing is said: no cell may be known exactly. */
const usualProtection = 1

export const attackMethod: Method = {
  name: 'attack',
  about: 'what can be worked out of the withheld cells of a table, and of earlier releases of it',
  needsFile: true,
  options: [
    ...crossTableOptions,
    {
      name: 'status',
      kind: 'column',
      about:
        'whether a cell is shown: empty or published, else withheld (secondary: no protection)',
    },
    {
      name: 'marks',
      kind: 'text',
      default: 'x,:,*,..,-',
      about: 'how a withheld value is written',
    },
    {
      name: 'secondary-marks',
      kind: 'text',
      default: 's',
      about: 'how a value is written that is withheld for the sake of others: no protection asked',
    },
    { name: 'earlier', kind: 'text', about: 'earlier releases of the same cells: FILE[,FILE]' },
    { name: 'truth', kind: 'text', about: 'file with all values, by which the bounds are judged' },
    { name: 'protection', kind: 'number', about: 'room asked on both sides of a value (1)' },
    {
      name: 'protection-percent',
      kind: 'number',
      about: 'the same, in per cent of the true value',
    },
    { name: 'whole', kind: 'flag', about: 'values are whole numbers, and the attacker knows it' },
    { name: 'negative', kind: 'flag', about: 'values may be negative' },
  ],
  evaluate: async ({ table, options }: MethodInput): Promise<Outcome<Evaluation>> => {
    if (table === undefined) throw new Error('attack needs a file')
    const own = attackedRelease(table, options)
    if (!own.ok) return own
    const others = await readReleases(listOption(options, 'earlier'), options)
    if (!others.ok) return others
    const truth = await truthOf(options)
    if (!truth.ok) return truth
    const target = withheldCells(own.value, others.value, truth.value)
    const levels = levelsOf(target, options)
    if (!levels.ok) return levels
    const found = await attack(
      [own.value, ...others.value].map((one) => one.release),
      levels.value,
      {
        low: flagOption(options, 'negative') ? -Infinity : 0,
        whole: flagOption(options, 'whole'),
      },
    )
    if (!found.ok) return found
    return given(evaluationOf(own.value, target, found.value, warningsOf(own.value, others.value)))
  },
}

/** Reads further files; a finding about one is a refusal at its place. */
const openTables = async (paths: readonly string[]): Promise<Outcome<readonly DataTable[]>> => {
  const tables: DataTable[] = []
  for (const path of paths) {
    const read = await readDataTable(path)
    if (!read.ok) {
      return refused(
        ...read.refusals.map(({ code, file, line, column, found, expected, whatToDo }) => ({
          ...{ code, found, expected, whatToDo },
          about: {
            file,
            ...(line === undefined ? {} : { line: String(line) }),
            ...(column === undefined ? {} : { column: String(column) }),
          },
        })),
      )
    }
    tables.push(read.value.table)
  }
  return given(tables)
}

const readReleases = async (
  paths: readonly string[],
  options: OptionValues,
): Promise<Outcome<readonly AttackedRelease[]>> => {
  const tables = await openTables(paths)
  if (!tables.ok) return tables
  const releases: AttackedRelease[] = []
  for (const table of tables.value) {
    const read = attackedRelease(table, options)
    if (!read.ok) return read
    releases.push(read.value)
  }
  return given(releases)
}

/** The true values by cell; none without `--truth`. */
const truthOf = async (options: OptionValues): Promise<Outcome<ReadonlyMap<string, number>>> => {
  const path = textOption(options, 'truth')
  const read = await readReleases(path === undefined ? [] : [path], options)
  if (!read.ok) return read
  return given(new Map(read.value.flatMap(({ release }) => Object.entries(release.known ?? {}))))
}

/** What must not be known: withheld in this table, or in an earlier one and not shown here. */
const withheldCells = (
  own: AttackedRelease,
  others: readonly AttackedRelease[],
  truth: ReadonlyMap<string, number>,
): readonly MarkedCell[] => {
  const shown = own.release.known ?? {}
  const cells = new Map<string, MarkedCell>()
  for (const cell of [own, ...others].flatMap((one) => one.withheld)) {
    if (Object.hasOwn(shown, cell.id) || cells.has(cell.id)) continue
    cells.set(cell.id, { ...cell, value: truth.get(cell.id) ?? cell.value })
  }
  return [...cells.values()]
}

const levelsOf = (cells: readonly MarkedCell[], options: OptionValues) => {
  const absolute = numberOption(options, 'protection')
  const percent = numberOption(options, 'protection-percent')
  const unknown = cells.find((cell) => cell.value === undefined && !cell.secondary)
  if (percent !== undefined && unknown !== undefined) return refused(percentOfUnknown(unknown.id))
  const negative = [absolute, percent].find((level) => level !== undefined && level < 0)
  if (negative !== undefined) return refused(negativeLevel(negative))
  return given(
    cells.map(({ id, value, secondary }) => {
      const asked =
        percent === undefined
          ? (absolute ?? usualProtection)
          : Math.max(absolute ?? 0, (percent / 100) * Math.abs(value ?? 0))
      const level = secondary ? 0 : asked
      return { cell: id, lower: level, upper: level, ...(value === undefined ? {} : { value }) }
    }),
  )
}

const percentOfUnknown = (cell: string): Refusal => ({
  code: 'truth-missing',
  found: `--protection-percent, and no true value of ${cell}`,
  expected: 'the true values of withheld cells, to take a percentage of',
  whatToDo: 'Give --truth with a file of all values, or --protection in the unit of the table.',
  about: { option: 'protection-percent' },
})

const negativeLevel = (level: number): Refusal => ({
  code: 'protection-negative',
  found: `a protection of ${level}`,
  expected: 'a protection of 0 or more',
  whatToDo: 'Say how much room must stay on both sides of a value.',
  about: { option: 'protection' },
})

const warningsOf = (own: AttackedRelease, others: readonly AttackedRelease[]): Warning[] => {
  const shown = own.release.known ?? {}
  const before = others
    .flatMap((one) => one.withheld)
    .filter((cell) => Object.hasOwn(shown, cell.id))
  return [
    ...(own.absent === 0
      ? []
      : [
          {
            code: 'cells-not-shown',
            message: `${own.absent} cells, such as totals, stand neither as values nor as withheld in the file: they are taken to be unknown.`,
          },
        ]),
    ...(before.length === 0
      ? []
      : [
          {
            code: 'withheld-before-shown-now',
            message: `Withheld in an earlier release and shown now: ${before.map((cell) => cell.id).join(', ')}.`,
          },
        ]),
  ]
}

const evaluationOf = (
  { sides }: AttackedRelease,
  withheld: readonly MarkedCell[],
  found: Attack,
  warnings: readonly Warning[],
): Evaluation => {
  const cells = withheld.map(({ row, column, value, secondary }, index) => {
    const { low = NaN, high = NaN, protected: safe = false } = found.cells[index] ?? {}
    return {
      ...{ row, column, status: secondary ? 'secondary' : 'withheld', low, high },
      protected: safe,
      ...(value === undefined ? {} : { value }),
    }
  })
  const open = cells.filter((cell) => !cell.protected)
  const names = open.map(({ row, column }) => `${row} / ${column}`)
  return {
    ...{ estimate: null, se: null, low: null, high: null, level: null },
    method: found.method,
    n: found.n,
    warnings: [...warnings, ...found.warnings],
    parts: {
      passes: found.passes,
      withheld: cells.length,
      recovered: open.length,
      recovered_cells: names,
      cells,
    },
    words: [
      cells.length === 0
        ? 'No cell is withheld.'
        : `${cells.length} cells are withheld; ${open.length === 0 ? 'none' : open.length} can be known within the protection asked.`,
      ...(open.length === 0
        ? []
        : [
            `Known too closely: ${names.slice(0, 10).join(', ')}${open.length > 10 ? ' and more' : ''}.`,
          ]),
    ],
    figure: boundsFigure(
      `What can be worked out of withheld cells, ${sides[0].name} by ${sides[1].name}`,
      cells,
    ),
  }
}

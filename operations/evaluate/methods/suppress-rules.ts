import { dominanceRule } from '@peil/statistics/disclosure/dominance-rule.ts'
import { frequencyRule } from '@peil/statistics/disclosure/frequency-rule.ts'
import { pPercentRule } from '@peil/statistics/disclosure/p-percent-rule.ts'
import type { Sensitivity } from '@peil/statistics/disclosure/contributions.ts'
import { given, refused, type Outcome, type Refusal } from '@peil/statistics/outcome.ts'
import type { OptionSpec, OptionValues } from '../method.ts'
import { choiceOption, numberOption, textOption } from '../option-values.ts'
import { parseNumber } from '../parse-number.ts'
import type { CrossCell, CrossTable } from './cross-table-cells.ts'

/** Threshold when no rule is asked for at all. */
const usualThreshold = 3

export const suppressRuleOptions: readonly OptionSpec[] = [
  {
    name: 'threshold',
    kind: 'whole',
    about: 'fewest respondents a cell may show (3 when no rule is given)',
  },
  { name: 'dominance', kind: 'text', about: 'n,k: the n largest may be at most k % of a cell' },
  { name: 'p-percent', kind: 'number', about: 'nobody may know the largest to within p %' },
  { name: 'prior-percent', kind: 'number', about: 'q of the p-q rule (with --p-percent)' },
  { name: 'sensitive', kind: 'text', about: 'cells to protect whatever the rules: row/column,…' },
  {
    name: 'zeros',
    kind: 'choice',
    choices: ['publish', 'protect'],
    default: 'publish',
    about: 'whether the threshold protects cells of nobody too',
  },
  {
    name: 'protection',
    kind: 'number',
    about: 'room that is to stay on both sides of a value (1)',
  },
  { name: 'protection-percent', kind: 'number', about: 'the same, in per cent of the value' },
]

/** By cell: how far its bounds must reach, or undefined when no rule finds it sensitive. */
export type Levels = readonly ({ readonly lower: number; readonly upper: number } | undefined)[]

/** Which cells the rules that were asked for find sensitive, and the protection each must have. */
export const protectionLevels = (table: CrossTable, options: OptionValues): Outcome<Levels> => {
  const rules = [
    thresholdRule(table, options),
    ...contributionRules(table.cells, options),
    namedCells(table.cells, options),
  ]
  const wrong = rules.flatMap((rule) => (rule.ok ? [] : rule.refusals))
  if (wrong.length > 0) return refused(...wrong)
  const found = rules.map((rule) => (rule.ok ? rule.value : []))
  return given(
    table.cells.map((cell, index) => {
      const own = found.flatMap((rule) => rule[index] ?? [])
      if (!own.some((rule) => rule.sensitive)) return undefined
      const needed = own.reduce((most, rule) => Math.max(most, rule.upperProtection), 0)
      const level = askedLevel(cell, options) ?? (needed > 0 ? needed : 1)
      return { lower: level, upper: level }
    }),
  )
}

const askedLevel = ({ value }: CrossCell, options: OptionValues): number | undefined => {
  const absolute = numberOption(options, 'protection')
  const percent = numberOption(options, 'protection-percent')
  if (absolute === undefined && percent === undefined) return undefined
  return Math.max(absolute ?? 0, ((percent ?? 0) / 100) * Math.abs(value))
}

const asks = (options: OptionValues, names: readonly string[]): boolean =>
  names.some((name) => options[name] !== undefined)

const thresholdRule = (
  { cells, frequencies }: CrossTable,
  options: OptionValues,
): Outcome<readonly Sensitivity[]> => {
  const others = asks(options, ['dominance', 'p-percent', 'sensitive'])
  const threshold = numberOption(options, 'threshold') ?? (others ? undefined : usualThreshold)
  if (threshold === undefined) return given([])
  const counts = cells.map((cell) => (frequencies ? cell.value : (cell.count ?? NaN)))
  const protectZeros = choiceOption(options, 'zeros', ['publish', 'protect']) === 'protect'
  const rule = frequencyRule(counts, { threshold, protectZeros })
  if (!rule.ok) return refused(...rule.refusals.map((refusal) => named(refusal, cells)))
  return given(rule.value.map((sensitive) => ({ sensitive, upperProtection: 0 })))
}

/** Rules count cells from 1; people know them by their labels. */
const named = (refusal: Refusal, cells: readonly CrossCell[]): Refusal => {
  const cell = cells[Number(refusal.about?.['cell']) - 1]
  if (cell === undefined) return refusal
  const name = (text: string): string =>
    text.replace(`cell ${refusal.about?.['cell'] ?? ''}`, `cell ${cell.id}`)
  return {
    ...refusal,
    found: name(refusal.found),
    whatToDo:
      refusal.code === 'count-not-whole'
        ? 'Give counts, or --count with the respondents of each cell, or another rule.'
        : name(refusal.whatToDo),
    about: { cell: cell.id },
  }
}

const contributionRules = (
  cells: readonly CrossCell[],
  options: OptionValues,
): readonly Outcome<readonly Sensitivity[]>[] => {
  const dominance = textOption(options, 'dominance')
  const p = numberOption(options, 'p-percent')
  const q = numberOption(options, 'prior-percent')
  if (dominance === undefined && p === undefined) return []
  const parts = cells.flatMap((cell) =>
    cell.contributions === undefined ? [] : [cell.contributions],
  )
  if (parts.length < cells.length) return [refused(noContributions)]
  const [n = NaN, k = NaN] = (dominance ?? '')
    .split(',')
    .map((part) => parseNumber(part, false) ?? NaN)
  const outcomes = [
    ...(dominance === undefined ? [] : [dominanceRule(parts, { n, k })]),
    ...(p === undefined ? [] : [pPercentRule(parts, { p, ...(q === undefined ? {} : { q }) })]),
  ]
  return outcomes.map((rule) =>
    rule.ok ? rule : refused(...rule.refusals.map((refusal) => named(refusal, cells))),
  )
}

const noContributions: Refusal = {
  code: 'contributions-missing',
  found: 'a rule on large contributors, and no contributions',
  expected: 'a file with a line per respondent',
  whatToDo: 'Give the records with --columns, --value and --records, or use --threshold.',
  about: { option: 'records' },
}

const namedCells = (
  cells: readonly CrossCell[],
  options: OptionValues,
): Outcome<readonly Sensitivity[]> => {
  const text = textOption(options, 'sensitive')
  if (text === undefined) return given([])
  const nameOf = (cell: CrossCell): string => `${cell.row}/${cell.column}`
  const whole = cells.some((cell) => nameOf(cell) === text)
  const names = new Set(whole ? [text] : text.split(',').map((name) => name.trim()))
  const known = new Set(cells.map(nameOf))
  const unknown = [...names].filter((name) => !known.has(name))
  if (unknown.length > 0) return refused(...unknown.map(unknownLabel))
  return given(cells.map((cell) => ({ sensitive: names.has(nameOf(cell)), upperProtection: 0 })))
}

const unknownLabel = (name: string): Refusal => ({
  code: 'unknown-label',
  found: `--sensitive ${name}: no such cell`,
  expected: 'the label of a row and of a column with a stroke between them: Utrecht/men',
  whatToDo: 'Write the labels as they stand in the file.',
  about: { option: 'sensitive' },
})

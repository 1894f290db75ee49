import { additiveTable } from '@peil/statistics/disclosure/additive-table.ts'
import { crossRelations } from '@peil/statistics/disclosure/cross-table.ts'
import { suppress, type Suppression } from '@peil/statistics/disclosure/suppress.ts'
import type { Warning } from '@peil/statistics/estimate.ts'
import { given, refused, type Outcome, type Refusal } from '@peil/statistics/outcome.ts'
import type { Evaluation, Method, MethodInput, OptionValues } from '../method.ts'
import { choiceOption, flagOption, numberOption } from '../option-values.ts'
import { boundsFigure } from './bounds-figure.ts'
import { crossTable, type CrossTable } from './cross-table-cells.ts'
import { crossTableOptions } from './cross-table-entries.ts'
import { protectionLevels, suppressRuleOptions } from './suppress-rules.ts'

const methodChoices = ['auto', 'optimal', 'heuristic'] as const
const costChoices = ['value', 'respondents', 'cells'] as const

export const suppressMethod: Method = {
  name: 'suppress',
  about: 'which cells of a table to withhold so that nobody can work out the sensitive ones',
  needsFile: true,
  options: [
    ...crossTableOptions,
    {
      name: 'count',
      kind: 'column',
      about: 'respondents of each cell, in a file with a cell per line',
    },
    { name: 'records', kind: 'flag', about: 'each line is one respondent' },
    ...suppressRuleOptions,
    {
      name: 'method',
      kind: 'choice',
      choices: methodChoices,
      default: 'auto',
      about: 'cheapest pattern, or a cheap one fast; auto: the cheapest of a small table',
    },
    {
      name: 'cost',
      kind: 'choice',
      choices: costChoices,
      default: 'value',
      about: 'what to withhold as little of as can be',
    },
    { name: 'singles', kind: 'flag', about: 'protect also against who is alone in a cell' },
    { name: 'known-within', kind: 'number', about: 'everybody knows each value to within p %' },
    { name: 'negative', kind: 'flag', about: 'values may be negative' },
  ],
  evaluate: async ({ table, options }: MethodInput): Promise<Outcome<Evaluation>> => {
    if (table === undefined) throw new Error('suppress needs a file')
    const read = crossTable(table, options)
    if (!read.ok) return read
    const { cells, sides, frequencies } = read.value
    const negative = flagOption(options, 'negative')
    const relations = crossRelations(sides)
    // A table that does not add up is told of before what a rule makes of its cells.
    const additive = additiveTable(cells, relations, { negative })
    if (!additive.ok) return additive
    const levels = protectionLevels(read.value, options)
    const wrong = badPercentages(options)
    if (wrong.length > 0) return refused(...wrong)
    if (!levels.ok) return levels
    const found = await suppress(
      cells.map(({ id, value, count }, index) => {
        const sensitive = levels.value[index]
        const respondents = frequencies ? value : count
        return {
          ...{ id, value },
          ...(respondents === undefined ? {} : { respondents }),
          ...(sensitive === undefined ? {} : { sensitive }),
        }
      }),
      relations,
      {
        method: choiceOption(options, 'method', methodChoices),
        cost: choiceOption(options, 'cost', costChoices),
        singles: flagOption(options, 'singles'),
        negative,
        low: negative ? -Infinity : 0,
        prior: priorOf(read.value, numberOption(options, 'known-within')),
      },
    )
    if (!found.ok) return found
    return given(
      evaluationOf(read.value, found.value, [
        ...read.value.warnings,
        ...usualProtection(read.value, options, found.value),
      ]),
    )
  },
}

const badPercentages = (options: OptionValues): readonly Refusal[] => {
  const within = numberOption(options, 'known-within')
  const levels = ['protection', 'protection-percent'].filter(
    (name) => (numberOption(options, name) ?? 0) < 0,
  )
  return [
    ...levels.map((name) => ({
      code: 'protection-negative',
      found: `--${name} ${options[name] ?? ''}`,
      expected: 'a protection of 0 or more',
      whatToDo: 'Say how much room must stay on both sides of a value.',
      about: { option: name },
    })),
    ...(within === undefined || within > 0
      ? []
      : [
          {
            code: 'percentage-out-of-range',
            found: `--known-within ${within}`,
            expected: 'a percentage above 0',
            whatToDo: 'Say how closely everybody knows each value already, such as 50.',
            about: { option: 'known-within' },
          },
        ]),
  ]
}

const priorOf = (
  { cells }: CrossTable,
  percent: number | undefined,
): Readonly<Record<string, { readonly low: number; readonly high: number }>> =>
  percent === undefined
    ? {}
    : Object.fromEntries(
        cells.map(({ id, value }) => {
          const room = (percent / 100) * Math.abs(value)
          return [id, { low: value - room, high: value + room }]
        }),
      )

/** A unit of protection means something for counts; for amounts it is nothing. */
const usualProtection = (
  { frequencies }: CrossTable,
  options: OptionValues,
  { primary }: Suppression,
): Warning[] => {
  const said = ['protection', 'protection-percent', 'dominance', 'p-percent']
  if (frequencies || primary === 0 || said.some((name) => options[name] !== undefined)) return []
  return [
    {
      code: 'protection-of-one',
      message:
        'Sensitive cells are protected by 1 on both sides of their value, which is little for an amount: say --protection or --protection-percent.',
    },
  ]
}

const evaluationOf = (
  { cells, sides }: CrossTable,
  found: Suppression,
  warnings: readonly Warning[],
): Evaluation => {
  const rows = cells.map(({ row, column }, index) => {
    const cell = found.cells[index]
    const shown = cell?.status === 'published'
    return {
      ...{ row, column, value: shown ? cell.value : null, status: cell?.status ?? 'published' },
      ...{ low: cell?.low ?? NaN, high: cell?.high ?? NaN, protected: cell?.protected ?? false },
    }
  })
  const withheld = rows.filter((row) => row.status !== 'published')
  const named = (status: string): readonly string[] =>
    withheld.flatMap((cell) => (cell.status === status ? [`${cell.row} / ${cell.column}`] : []))
  return {
    ...{ estimate: null, se: null, low: null, high: null, level: null },
    method: found.method,
    n: found.n,
    warnings: [...warnings, ...found.warnings],
    parts: {
      passes: found.passes,
      optimal: found.optimal,
      primary: found.primary,
      secondary: found.secondary,
      cost: found.cost,
      secondary_cost: found.secondaryCost,
      primary_cells: named('primary'),
      secondary_cells: named('secondary'),
      cells: rows,
    },
    words: [
      found.primary === 0
        ? `No cell of the ${found.n} is sensitive: all can be published.`
        : `${found.primary} of ${found.n} cells are sensitive; ${found.secondary} more are withheld so that these cannot be worked out.`,
      found.passes
        ? 'With every total that stays, no sensitive cell can be known within its protection.'
        : 'A sensitive cell can still be known within its protection: do not publish this.',
      ...(found.optimal ? ['No safe pattern withholds less.'] : []),
    ],
    figure: boundsFigure(
      `What can be worked out of withheld cells, ${sides[0].name} by ${sides[1].name}`,
      withheld,
    ),
  }
}

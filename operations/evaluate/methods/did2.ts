import { fixedEffectsDid } from '@peil/statistics/impact/difference-in-differences/fixed-effects-did.ts'
import {
  twoByTwo,
  type TwoByTwo,
} from '@peil/statistics/impact/difference-in-differences/two-by-two.ts'
import { given, refused, type Outcome, type Refusal } from '@peil/statistics/outcome.ts'
import {
  flagColumn,
  numberColumn,
  numberColumns,
  placeRefusals,
  readColumns,
  textColumn,
} from '../columns.ts'
import type { DataTable } from '../data-table.ts'
import type { Evaluation, Method, MethodInput, OptionSpec, OptionValues } from '../method.ts'
import {
  choiceOption,
  listOption,
  requiredNumber,
  requiredText,
  textOption,
} from '../option-values.ts'
import { significant, withUncertainty } from '../significant.ts'
import { effectMarks, noEffectRule } from './did-figure.ts'
import { parallelTrends, verdictOf } from './impact-verdict-parts.ts'

const errors = ['default', 'classical', 'hc1', 'cluster', 'twoway'] as const

const did2Options: readonly OptionSpec[] = [
  { name: 'outcome', kind: 'column', required: true, about: 'what may have changed' },
  {
    name: 'treated',
    kind: 'column',
    required: true,
    about: '1 in the treated group, 0 in the other',
  },
  {
    name: 'post',
    kind: 'column',
    about: '1 after the start, 0 before; with --unit and --time it may be part of --treated',
  },
  { name: 'covariates', kind: 'columns', about: 'what else rows differ in' },
  { name: 'unit', kind: 'column', about: 'with --time: an effect for each unit and each time' },
  { name: 'time', kind: 'column', about: 'with --unit: an effect for each unit and each time' },
  { name: 'cluster', kind: 'column', about: 'rows that depend on each other' },
  {
    name: 'se',
    kind: 'choice',
    choices: errors,
    default: 'default',
    about: 'standard errors; by cluster or unit where there is one, else hc1',
  },
  { name: 'level', kind: 'number', default: '0.95', about: 'confidence of the interval' },
]

const readRows = (table: DataTable, options: OptionValues) => {
  const [cluster, unit, time, post] = ['cluster', 'unit', 'time', 'post'].map((name) =>
    textOption(options, name),
  )
  return readColumns(
    table,
    {
      outcome: numberColumn(requiredText(options, 'outcome')),
      treated: flagColumn(requiredText(options, 'treated')),
      post: post === undefined ? undefined : flagColumn(post),
      covariates: numberColumns(listOption(options, 'covariates')),
      cluster: cluster === undefined ? undefined : textColumn(cluster),
      unit: unit === undefined ? undefined : textColumn(unit),
      time: time === undefined ? undefined : numberColumn(time),
    },
    // A panel without one of its rows is refused anyway; so the missing value is named at its place.
    unit !== undefined && time !== undefined ? 'refuse' : 'leave-out',
  )
}

/** What either way of comparing gives. */
interface Compared {
  readonly figures: Pick<TwoByTwo, 'estimate' | 'se' | 'low' | 'high' | 'level'>
  readonly about: Pick<TwoByTwo, 'method' | 'n' | 'warnings'>
  readonly parts: Readonly<Record<string, unknown>>
  readonly treatedUnits: number
  readonly controlUnits: number
}

type Read = Extract<ReturnType<typeof readRows>, { ok: true }>['value']

/** What refusals call the columns: as the file does. */
const namesOf = (options: OptionValues): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['outcome', 'treated', 'post', 'unit', 'time', 'cluster'].flatMap((name) => {
      const column = textOption(options, name)
      return column === undefined ? [] : [[name, column]]
    }),
  )

const covariatesOf = (read: Read, options: OptionValues): Record<string, Float64Array> =>
  Object.fromEntries(
    listOption(options, 'covariates').map((name, i) => [
      name,
      read.values.covariates[i] ?? new Float64Array(),
    ]),
  )

/** How many independent units (or clusters) there are on either side: treated at some time, or never. */
const sides = (treated: Float64Array, unit: readonly string[], clusters = unit) => {
  const ever = new Set(unit.filter((_, i) => treated[i] === 1))
  const members = (isTreated: boolean): number =>
    new Set(clusters.filter((_, i) => ever.has(unit[i] ?? '') === isTreated)).size
  return { treatedUnits: members(true), controlUnits: members(false) }
}

/** Effects of units and times need both columns; rows alone need to know what came after. */
const unfitting = (options: OptionValues): Refusal[] => {
  const [unit, time] = [textOption(options, 'unit'), textOption(options, 'time')]
  if (unit !== undefined && time !== undefined) return []
  const missing = (option: string, expected: string): Refusal => ({
    code: 'option-missing',
    found: `no --${option}`,
    expected,
    whatToDo: `Add --${option} with the name of a column.`,
    about: { option },
  })
  if (time !== undefined) return [missing('unit', '--unit and --time, or neither')]
  if (unit !== undefined) return [missing('time', '--unit and --time, or neither')]
  if (choiceOption(options, 'se', errors) === 'twoway') {
    return [missing('unit', '--unit and --time, for errors by both')]
  }
  return textOption(options, 'post') === undefined
    ? [missing('post', '--post, or --unit and --time')]
    : []
}

/** Rows of two groups in two times. */
const byRows = (read: Read, options: OptionValues): Outcome<Compared> => {
  const { outcome, treated, post, cluster } = read.values
  const kind = choiceOption(options, 'se', errors)
  const result = twoByTwo(
    {
      ...{ outcome, treated, post: post ?? new Float64Array() },
      covariates: covariatesOf(read, options),
      ...(cluster === undefined ? {} : { cluster }),
    },
    {
      ...(kind === 'default' || kind === 'twoway' ? {} : { se: kind }),
      level: requiredNumber(options, 'level'),
      names: namesOf(options),
    },
  )
  if (!result.ok) return result
  const { estimate, se, low, high, level, df, p, clusters, coefficients, cells } = result.value
  return given({
    figures: { estimate, se, low, high, level },
    about: result.value,
    parts: { df, p, clusters, coefficients, cells },
    ...sides(treated, Array.from(treated.keys(), String), cluster),
  })
}

/** A balanced panel with effects of units and times. */
const byPanel = (
  read: Read,
  unit: readonly string[],
  time: Float64Array,
  options: OptionValues,
): Outcome<Compared> => {
  const { outcome, treated, post, cluster } = read.values
  const kind = choiceOption(options, 'se', errors)
  const fixed = {
    default: 'cluster',
    classical: 'iid',
    hc1: 'hetero',
    cluster: 'cluster',
    twoway: 'twoway',
  } as const
  const result = fixedEffectsDid(
    {
      ...{ unit, time, outcome },
      treated: treated.map((own, i) => own * (post?.[i] ?? 1)),
      covariates: covariatesOf(read, options),
      ...(cluster === undefined ? {} : { cluster }),
    },
    { se: fixed[kind], level: requiredNumber(options, 'level'), names: namesOf(options) },
  )
  if (!result.ok) return result
  const { estimate, se, low, high, level, df, p, clusters, covariates } = result.value
  return given({
    figures: { estimate, se, low, high, level },
    about: result.value,
    parts: { df, p, clusters, covariates },
    ...sides(treated, unit, cluster),
  })
}

export const did2Method: Method = {
  name: 'did2',
  about: 'how much more one group changed than another between two times',
  needsFile: true,
  options: did2Options,
  evaluate: ({ table, options }: MethodInput): Outcome<Evaluation> => {
    if (table === undefined) throw new Error('did2 needs a file')
    const bad = unfitting(options)
    if (bad.length > 0) return refused(...bad)
    const rows = readRows(table, options)
    if (!rows.ok) return rows
    const { unit, time } = rows.value.values
    const result = placeRefusals(
      table,
      rows.value,
      unit === undefined || time === undefined
        ? byRows(rows.value, options)
        : byPanel(rows.value, unit, time, options),
    )
    if (!result.ok) return result
    const { figures, about, parts, treatedUnits, controlUnits } = result.value
    const outcome = requiredText(options, 'outcome')
    const { verdict, words } = verdictOf({
      ...figures,
      assumptions: parallelTrends,
      preTrend: null,
      ...{ treatedUnits, controlUnits },
    })
    const [size, low, high] = [Math.abs(figures.estimate), figures.low, figures.high].map((value) =>
      withUncertainty(value, figures.se),
    )
    const change = `${size} ${figures.estimate < 0 ? 'less' : 'more'}`
    return given({
      ...figures,
      method: about.method,
      n: about.n,
      warnings: [...rows.value.warnings, ...about.warnings],
      parts: { ...parts, verdict },
      words: [`${outcome} changed by ${change} in the treated group than in the other.`, ...words],
      figure: {
        title: `Effect on ${outcome}`,
        description: `The treated group changed by ${change} than the other (${low} to ${high} at ${significant(figures.level * 100)} %).`,
        x: { label: 'Comparison', categories: ['treated × after'] },
        y: { label: `Effect on ${outcome}`, include: [0] },
        marks: [noEffectRule, ...effectMarks('Effect', 'main', [{ x: 0, ...figures }], [])],
      },
    })
  },
}

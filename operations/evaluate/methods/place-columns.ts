import type { CountForm, CountKind, PlaceCounts } from '@peil/statistics/comparison/check-counts.ts'
import type { PlaceEstimates } from '@peil/statistics/comparison/check-estimates.ts'
import { normalQuantile } from '@peil/statistics/numerics/normal.ts'
import type { Outcome, Refusal } from '@peil/statistics/outcome.ts'
import { given, refused } from '@peil/statistics/outcome.ts'
import type { ReadColumns } from '../columns.ts'
import { numberColumn, placeRefusals, readColumns, textColumn } from '../columns.ts'
import type { DataTable } from '../data-table.ts'
import type { OptionSpec, OptionValues } from '../method.ts'
import {
  choiceOption,
  numberOption,
  requiredNumber,
  requiredText,
  textOption,
} from '../option-values.ts'

/** What was read of a table, with what is needed to say where something is wrong. */
export interface Read<Value> {
  readonly value: Value
  readonly warnings: ReadColumns<unknown>['warnings']
  /** Refusals of a statistic with the names of columns and places in the file instead of roles. */
  readonly place: <Result>(outcome: Outcome<Result>) => Outcome<Result>
}

export const nameSpec: OptionSpec = {
  name: 'name',
  kind: 'column',
  about: 'names of the places; otherwise their numbers',
}

export const countsSpec: OptionSpec = {
  name: 'counts',
  kind: 'choice',
  choices: ['whole', 'decimal'],
  default: 'whole',
  about: 'decimal takes weighted or estimated counts that are not whole',
}

export const levelSpec: OptionSpec = {
  name: 'level',
  kind: 'number',
  default: '0.95',
  about: 'confidence of the intervals, as a share',
}

export const countForm = (options: OptionValues): CountForm =>
  choiceOption(options, 'counts', ['whole', 'decimal'])

type Roles = Readonly<Record<string, string | undefined>>

/** Roles of a statistic (`numerator`) told as the columns that hold them. */
const inWordsOfFile = (refusal: Refusal, roles: Roles): Refusal => {
  const role = refusal.about?.['column'] ?? ''
  const column = roles[role]
  const told =
    refusal.code === 'count-not-whole'
      ? { whatToDo: `${refusal.whatToDo.replace(/[.]$/, '')}: --counts decimal.` }
      : {}
  return column === undefined
    ? { ...refusal, ...told }
    : {
        ...refusal,
        ...told,
        found: refusal.found.replace(role, column),
        about: { ...refusal.about, column },
      }
}

const placed =
  (table: DataTable, read: { readonly kept: readonly number[] }, roles: Roles) =>
  <Result>(outcome: Outcome<Result>): Outcome<Result> => {
    const located = placeRefusals(table, read, outcome)
    return located.ok
      ? located
      : refused(...located.refusals.map((refusal) => inWordsOfFile(refusal, roles)))
  }

const optionalName = (options: OptionValues): ReturnType<typeof textColumn> | undefined => {
  const name = textOption(options, 'name')
  return name === undefined ? undefined : textColumn(name)
}

/** Counts by the options `numerator`, `denominator` (or `trials` for all) and `name`. */
export const readCounts = (table: DataTable, options: OptionValues): Outcome<Read<PlaceCounts>> => {
  const numerator = requiredText(options, 'numerator')
  const denominator = textOption(options, 'denominator')
  const trials = denominator === undefined ? numberOption(options, 'trials') : undefined
  if (denominator === undefined && trials === undefined) {
    return refused(
      missingOption('denominator', 'the column out of which, or per which, is counted'),
    )
  }
  const read = readColumns(
    table,
    {
      numerator: numberColumn(numerator),
      denominator: denominator === undefined ? undefined : numberColumn(denominator),
      name: optionalName(options),
    },
    'leave-out',
  )
  if (!read.ok) return read
  const { values, warnings, rows } = read.value
  return given({
    value: {
      ...(values.name === undefined ? {} : { names: values.name }),
      numerators: values.numerator,
      denominators: values.denominator ?? new Float64Array(rows).fill(trials ?? NaN),
    },
    warnings,
    place: placed(table, read.value, { numerator, denominator, name: textOption(options, 'name') }),
  })
}

const missingOption = (option: string, about: string): Refusal => ({
  code: 'option-missing',
  found: `no --${option}`,
  expected: `--${option}: ${about}`,
  whatToDo: `Add --${option} with the name of a column.`,
  about: { option },
})

/** How a column of uncertainty becomes a standard error. */
const errorColumns: Readonly<
  Record<string, (values: Float64Array, options: OptionValues) => Float64Array>
> = {
  se: (values) => values,
  variance: (values) => values.map(Math.sqrt),
  margin: (values, options) => {
    const z = normalQuantile((1 + requiredNumber(options, 'margin-level')) / 2)
    return values.map((value) => value / z)
  },
}

/** Estimates by the options `estimate`, one of `se`, `variance` and `margin`, and `name`. */
export const readEstimates = (
  table: DataTable,
  options: OptionValues,
): Outcome<Read<PlaceEstimates>> => {
  const estimate = requiredText(options, 'estimate')
  const errors = Object.entries(errorColumns).flatMap(([option, convert]) => {
    const column = textOption(options, option)
    return column === undefined ? [] : [{ column, convert }]
  })
  const [error] = errors
  if (error === undefined || errors.length > 1) {
    return refused(missingOption('se', 'the standard errors, or one of --variance and --margin'))
  }
  const read = readColumns(
    table,
    {
      estimate: numberColumn(estimate),
      error: numberColumn(error.column),
      name: optionalName(options),
    },
    'leave-out',
  )
  if (!read.ok) return read
  const { values, warnings } = read.value
  return given({
    value: {
      ...(values.name === undefined ? {} : { names: values.name }),
      estimates: values.estimate,
      standardErrors: error.convert(values.error, options),
    },
    warnings,
    place: placed(table, read.value, {
      estimate,
      'standard error': error.column,
      name: textOption(options, 'name'),
    }),
  })
}

/** Whether counts were named, rather than estimates; a refusal where neither was, or both. */
export const asksForCounts = (options: OptionValues): Outcome<boolean> => {
  const counts = textOption(options, 'numerator') !== undefined
  const estimates = textOption(options, 'estimate') !== undefined
  if (counts !== estimates) return given(counts)
  return refused({
    code: 'option-missing',
    found: counts ? 'both --numerator and --estimate' : 'neither --numerator nor --estimate',
    expected: 'counts (--numerator and --denominator) or estimates (--estimate and --se)',
    whatToDo: 'Name one of the two.',
    about: { option: 'numerator' },
  })
}

/** Options of the columns of estimates. */
export const estimateSpecs: readonly OptionSpec[] = [
  { name: 'estimate', kind: 'column', about: 'an estimate per place, where there are no counts' },
  { name: 'se', kind: 'column', about: 'standard error of each estimate' },
  { name: 'variance', kind: 'column', about: 'instead of --se: its square' },
  { name: 'margin', kind: 'column', about: 'instead of --se: margin of error at --margin-level' },
  {
    name: 'margin-level',
    kind: 'number',
    default: '0.9',
    about: 'confidence of the margins; 0.9 is that of the census of the United States',
  },
]

/** The kind of counts; ratios only where a method knows them. */
export const kindSpec = (kinds: readonly CountKind[]): OptionSpec => ({
  name: 'kind',
  kind: 'choice',
  choices: kinds,
  default: 'proportion',
  about: 'proportion: x of n; rate: events per exposure; ratio: observed to expected'
    .split('; ')
    .slice(0, kinds.length)
    .join('; '),
})

/** What is compared, in words: `wait`, `helped per asked`. */
export const measuredName = (options: OptionValues): string => {
  const [estimate, numerator, denominator] = ['estimate', 'numerator', 'denominator'].map((name) =>
    textOption(options, name),
  )
  if (estimate !== undefined) return estimate
  const per = denominator ?? textOption(options, 'trials')
  return `${numerator ?? ''} per ${per ?? ''}`
}

import type { SurveyPlan } from '@peil/statistics/intervals/survey-design.ts'
import { surveyMean } from '@peil/statistics/intervals/survey-mean.ts'
import { surveyProportion } from '@peil/statistics/intervals/survey-proportion.ts'
import { surveyRatio } from '@peil/statistics/intervals/survey-ratio.ts'
import { surveyTotal } from '@peil/statistics/intervals/survey-total.ts'
import type { SurveyEstimate } from '@peil/statistics/intervals/survey-variance.ts'
import { refused, type Outcome } from '@peil/statistics/outcome.ts'
import {
  flagColumn,
  numberColumn,
  placeRefusals,
  readColumns,
  textColumn,
  type ReadColumns,
} from '../columns.ts'
import type { DataTable } from '../data-table.ts'
import type { OptionValues } from '../method.ts'
import { requiredText } from '../option-values.ts'
import type { Roles } from './interval-inputs.ts'

interface Settings {
  readonly level: number
  readonly limits: 'logit' | 'korn-graubard'
}

const plan = ['strata', 'clusters', 'weights', 'fpc']
const ofValue: Roles = { needed: ['value'], allowed: plan }

/** By the name typed behind `interval`. */
export const surveyRoles: Readonly<Record<string, Roles>> = {
  'survey-mean': ofValue,
  'survey-total': ofValue,
  'survey-ratio': { needed: ['numerator', 'denominator'], allowed: plan },
  'survey-proportion': { needed: ['value'], allowed: [...plan, 'equals', 'limits'] },
}

const numberWish = (name: string | undefined) =>
  name === undefined ? undefined : numberColumn(name)
const textWish = (name: string | undefined) => (name === undefined ? undefined : textColumn(name))

const planWishes = (options: OptionValues) => ({
  strata: textWish(options['strata']),
  clusters: textWish(options['clusters']),
  weights: numberWish(options['weights']),
  population: numberWish(options['fpc']),
})

const planOf = ({ values }: ReadColumns<ReturnType<typeof planWishes>>): SurveyPlan => {
  const { strata, clusters, weights, population } = values as Readonly<{
    strata: readonly string[] | undefined
    clusters: readonly string[] | undefined
    weights: Float64Array | undefined
    population: Float64Array | undefined
  }>
  return {
    ...(strata && { strata }),
    ...(clusters && { clusters }),
    ...(weights && { weights }),
    ...(population && { population }),
  }
}

const ratio = (
  table: DataTable,
  options: OptionValues,
  { level }: Settings,
): Outcome<SurveyEstimate> => {
  const read = readColumns(
    table,
    {
      numerator: numberColumn(requiredText(options, 'numerator')),
      denominator: numberColumn(requiredText(options, 'denominator')),
      ...planWishes(options),
    },
    'refuse',
  )
  if (!read.ok) return read
  const { numerator, denominator } = read.value.values
  const outcome = surveyRatio(numerator, denominator, planOf(read.value), { level })
  return placeRefusals(table, read.value, outcome)
}

const flagsOf = (table: DataTable, options: OptionValues, equals: string | undefined) => {
  const column = requiredText(options, 'value')
  return readColumns(
    table,
    {
      flag: equals === undefined ? flagColumn(column) : undefined,
      text: equals === undefined ? undefined : textColumn(column),
      ...planWishes(options),
    },
    'refuse',
  )
}

const proportion = (
  table: DataTable,
  options: OptionValues,
  { level, limits }: Settings,
): Outcome<SurveyEstimate> => {
  const equals = options['equals']
  const read = flagsOf(table, options, equals)
  if (!read.ok) return read
  const { flag, text } = read.value.values as Readonly<{
    flag: Float64Array | undefined
    text: readonly string[] | undefined
  }>
  const flags = flag ?? Float64Array.from(text ?? [], (one) => (one === equals ? 1 : 0))
  const outcome = surveyProportion(flags, planOf(read.value), { level, interval: limits })
  return placeRefusals(table, read.value, outcome)
}

/** A survey estimate of a file; the kind is one of `surveyRoles`. */
export const surveyOf = (
  kind: string,
  table: DataTable | undefined,
  options: OptionValues,
  settings: Settings,
): Outcome<SurveyEstimate> => {
  if (table === undefined) {
    return refused({
      code: 'file-missing',
      found: 'no file',
      expected: `a file with a row per person asked behind peil evaluate interval ${kind}`,
      whatToDo: 'Name the file with the data.',
    })
  }
  if (kind === 'survey-ratio') return ratio(table, options, settings)
  if (kind === 'survey-proportion') return proportion(table, options, settings)
  const read = readColumns(
    table,
    { value: numberColumn(requiredText(options, 'value')), ...planWishes(options) },
    'refuse',
  )
  if (!read.ok) return read
  const method = kind === 'survey-total' ? surveyTotal : surveyMean
  const outcome = method(read.value.values.value, planOf(read.value), { level: settings.level })
  return placeRefusals(table, read.value, outcome)
}

/** The members that a survey adds to the JSON. */
export const surveyParts = ({
  designEffect,
  kishDesignEffect,
  df,
}: SurveyEstimate): Readonly<Record<string, unknown>> => ({
  design_effect: designEffect,
  kish_design_effect: kishDesignEffect,
  df,
})

export const surveyWords = ({ designEffect, n }: SurveyEstimate): string =>
  designEffect === null
    ? `It rests on ${n} rows.`
    : `It rests on ${n} rows, worth as much as ${Math.round(n / designEffect)} drawn at random from all.`

import { defaultLevel } from '@peil/statistics/estimate.ts'
import { given, refused, type Outcome, type Refusal } from '@peil/statistics/outcome.ts'
import type { CannotBeSaid } from '@peil/statistics/targets/cannot-be-said.ts'
import type { PaceVariation } from '@peil/statistics/targets/pace-variation-between-places.ts'
import { paceVariationBetweenPlaces } from '@peil/statistics/targets/pace-variation-between-places.ts'
import { probabilityOfReachingCount } from '@peil/statistics/targets/probability-of-reaching-count.ts'
import { probabilityOfReachingRate } from '@peil/statistics/targets/probability-of-reaching-rate.ts'
import type { TargetAnswer, TargetProbability } from '@peil/statistics/targets/target-answer.ts'
import type { Evaluation, Method, MethodInput, OptionValues } from '../method.ts'
import { numberOption, requiredNumber, textOption } from '../option-values.ts'
import { targetFigure } from './target-figure.ts'
import { answerParts, targetWords } from './target-words.ts'
import { readTargets, type TargetRow, type TargetRows } from './target-rows.ts'

const judgeRate = (row: TargetRow, options: OptionValues): Outcome<TargetAnswer> => {
  const designEffect = numberOption(options, 'design-effect')
  return probabilityOfReachingRate({
    reached: row.reached,
    outOf: row.outOf ?? NaN,
    toCome: row.toCome ?? NaN,
    target: row.target,
    level: requiredNumber(options, 'level'),
    ...(designEffect !== undefined && { designEffect }),
  })
}

const judgeCount = (
  row: TargetRow,
  paceVariation: number | undefined,
  options: OptionValues,
): Outcome<TargetAnswer> =>
  probabilityOfReachingCount({
    reached: row.reached,
    target: row.target,
    elapsed: row.elapsed ?? NaN,
    base: row.base ?? 0,
    level: requiredNumber(options, 'level'),
    ...(paceVariation !== undefined && { paceVariation }),
  })

/** How much the pace varies, from the other rows; null for rates and single places. */
const paceOf = ({ rows, isRate }: TargetRows): PaceVariation | CannotBeSaid | null => {
  if (isRate || rows.length < 2) return null
  const places = rows.flatMap(({ reached, target, elapsed, base = 0 }) => {
    const whole = target - base
    if (reached === null || elapsed === undefined || !(whole > 0)) return []
    return [{ reached: Math.max(reached - base, 0), target: whole, elapsed }]
  })
  const outcome = paceVariationBetweenPlaces(places)
  return outcome.ok ? outcome.value : null
}

const paceParts = (
  pace: PaceVariation | CannotBeSaid | null,
  stated: number | undefined,
): Readonly<Record<string, unknown>> => {
  if (stated !== undefined) return { pace_variation: { value: stated, from: 'option' } }
  if (pace === null) return {}
  return pace.kind === 'pace-variation'
    ? { pace_variation: { value: pace.variation, from: 'places', n: pace.n, mean: pace.mean } }
    : { pace_variation: { value: null, cannot_be_said: pace.reason, sentence: pace.sentence } }
}

const judgeAll = (
  targets: TargetRows,
  options: OptionValues,
  paceVariation: number | undefined,
): Outcome<readonly TargetAnswer[]> => {
  const answers: TargetAnswer[] = []
  const refusals: Refusal[] = []
  for (const [index, row] of targets.rows.entries()) {
    const outcome = targets.isRate
      ? judgeRate(row, options)
      : judgeCount(row, paceVariation, options)
    if (outcome.ok) answers.push(outcome.value)
    else refusals.push(...outcome.refusals.map((refusal) => targets.place(refusal, index)))
  }
  return refusals.length > 0 ? refused(...refusals) : given(answers)
}

/** The figure at the end of the only target; none for several. */
const figureOf = (
  answers: readonly TargetAnswer[],
): Pick<Evaluation, 'estimate' | 'se' | 'low' | 'high'> => {
  const [only] = answers
  if (answers.length !== 1 || only?.kind !== 'probability') {
    return { estimate: null, se: null, low: null, high: null }
  }
  const { estimate, se, low, high } = only
  return { estimate, se, low, high }
}

const methodOf = (known: readonly TargetProbability[]): string =>
  (known.find(({ state }) => state === 'open') ?? known[0])?.method ?? 'none'

const evaluationOf = (
  targets: TargetRows,
  answers: readonly TargetAnswer[],
  options: OptionValues,
  pace: Readonly<Record<string, unknown>>,
): Evaluation => {
  const known = answers.flatMap((answer) => (answer.kind === 'probability' ? [answer] : []))
  const warnings = new Map(
    known.flatMap(({ warnings: own }) => own).map((warning) => [warning.code, warning]),
  )
  const places = answers.map((answer, i) => ({
    place: targets.rows[i]?.name ?? '',
    ...answerParts(answer),
  }))
  return {
    ...figureOf(answers),
    level: numberOption(options, 'level') ?? defaultLevel,
    method: methodOf(known),
    n: answers.length,
    warnings: [...targets.warnings, ...warnings.values()],
    parts: {
      ...(answers.length === 1 ? answers.map(answerParts)[0] : {}),
      ...pace,
      ...(targets.fromFile ? { places } : {}),
    },
    words: targetWords(targets.rows, answers),
    figure: targetFigure(targets.rows, answers),
  }
}

export const targetMethod: Method = {
  name: 'target',
  about: 'how probable it is that a count or a rate reaches its target by its date',
  needsFile: false,
  options: [
    {
      name: 'reached',
      kind: 'text',
      required: true,
      about: 'what was reached so far: a number, or a column; empty cells are missing reports',
    },
    {
      name: 'target',
      kind: 'text',
      required: true,
      about: 'what should be reached; a rate as a share',
    },
    { name: 'elapsed', kind: 'text', about: 'share of the period that had passed then, 0 to 1' },
    { name: 'base', kind: 'text', about: 'what stood there before the period (a stock)' },
    { name: 'out-of', kind: 'text', about: 'for a rate: the denominator so far' },
    { name: 'to-come', kind: 'text', about: 'for a rate: the denominator still to come' },
    { name: 'name', kind: 'column', about: 'names of the places' },
    {
      name: 'pace-variation',
      kind: 'number',
      about:
        'coefficient of variation of a year beyond chance; by default from 10 or more places, else 0.3',
    },
    { name: 'design-effect', kind: 'number', about: 'of a rate; by default 2' },
    { name: 'level', kind: 'number', default: '0.95', about: 'of the prediction interval' },
  ],
  evaluate: ({ table, options }: MethodInput) => {
    const targets = readTargets(table, options)
    if (!targets.ok) return targets
    const stated = numberOption(options, 'pace-variation')
    const pace = textOption(options, 'pace-variation') === undefined ? paceOf(targets.value) : null
    const estimated = pace?.kind === 'pace-variation' ? pace.variation : undefined
    const answers = judgeAll(targets.value, options, stated ?? estimated)
    if (!answers.ok) return answers
    return given(evaluationOf(targets.value, answers.value, options, paceParts(pace, stated)))
  },
}

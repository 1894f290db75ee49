import type { BetaShrinkage } from '@peil/statistics/comparison/beta-binomial-shrinkage.ts'
import { betaBinomialShrinkage } from '@peil/statistics/comparison/beta-binomial-shrinkage.ts'
import type { GammaShrinkage } from '@peil/statistics/comparison/gamma-poisson-shrinkage.ts'
import { gammaPoissonShrinkage } from '@peil/statistics/comparison/gamma-poisson-shrinkage.ts'
import { jamesStein } from '@peil/statistics/comparison/james-stein.ts'
import { jamesSteinProportions } from '@peil/statistics/comparison/james-stein-proportions.ts'
import { randomEffects } from '@peil/statistics/comparison/random-effects.ts'
import type { Shrinkage } from '@peil/statistics/comparison/shrinkage.ts'
import type { Warning } from '@peil/statistics/estimate.ts'
import type { Outcome } from '@peil/statistics/outcome.ts'
import { given, refused } from '@peil/statistics/outcome.ts'
import type { DataTable } from '../data-table.ts'
import type { Method, MethodInput, OptionSpec, OptionValues } from '../method.ts'
import { choiceOption, requiredNumber, textOption } from '../option-values.ts'
import {
  asksForCounts,
  countForm,
  countsSpec,
  estimateSpecs,
  kindSpec,
  levelSpec,
  measuredName,
  nameSpec,
  readCounts,
  readEstimates,
} from './place-columns.ts'
import { shrinkFigure, shrinkWords } from './shrink-presentation.ts'

const options: readonly OptionSpec[] = [
  { name: 'numerator', kind: 'column', about: 'counts' },
  { name: 'denominator', kind: 'column', about: 'out of how many, or per how much' },
  { name: 'trials', kind: 'number', about: 'instead of --denominator: the same number everywhere' },
  kindSpec(['proportion', 'rate']),
  {
    name: 'fit',
    kind: 'choice',
    choices: ['moments', 'likelihood'],
    default: 'moments',
    about: 'how the distribution of true values is fitted to counts',
  },
  ...estimateSpecs,
  {
    name: 'method',
    kind: 'choice',
    choices: ['empirical-bayes', 'random-effects', 'james-stein'],
    about: 'empirical-bayes for counts, random-effects for estimates, james-stein for either',
  },
  nameSpec,
  levelSpec,
  countsSpec,
]

/** What any of the methods may give, beside what all give. */
interface Result extends Shrinkage {
  readonly prior?: BetaShrinkage['prior'] | GammaShrinkage['prior']
  readonly shrinkage?: number
  readonly q?: number
  readonly qP?: number
  readonly i2?: number
}

interface Shrunk {
  readonly result: Result
  readonly warnings: readonly Warning[]
}

const shrinkCounts = (table: DataTable, asked: OptionValues): Outcome<Shrunk> => {
  const read = readCounts(table, asked)
  if (!read.ok) return read
  const level = requiredNumber(asked, 'level')
  const counts = countForm(asked)
  const kind = choiceOption(asked, 'kind', ['proportion', 'rate'])
  const fit = choiceOption(asked, 'fit', ['moments', 'likelihood'])
  const places = read.value.value
  const shrink = (): Outcome<Result> => {
    if (textOption(asked, 'method') === 'james-stein') {
      return kind === 'rate'
        ? wrongMethod('james-stein', 'rates')
        : jamesSteinProportions(places, { level, counts })
    }
    return kind === 'rate'
      ? gammaPoissonShrinkage(places, { level, fit, counts })
      : betaBinomialShrinkage(places, { level, fit, counts })
  }
  const placed = read.value.place(shrink())
  return placed.ok ? given({ result: placed.value, warnings: read.value.warnings }) : placed
}

const shrinkEstimates = (table: DataTable, asked: OptionValues): Outcome<Shrunk> => {
  const read = readEstimates(table, asked)
  if (!read.ok) return read
  const level = requiredNumber(asked, 'level')
  const shrink: (...input: Parameters<typeof randomEffects>) => Outcome<Result> =
    textOption(asked, 'method') === 'james-stein' ? jamesStein : randomEffects
  const placed = read.value.place(shrink(read.value.value, { level }))
  return placed.ok ? given({ result: placed.value, warnings: read.value.warnings }) : placed
}

const wrongMethod = (method: string, input: string): Outcome<never> =>
  refused({
    code: 'method-not-for-input',
    found: `--method ${method} with ${input}`,
    expected:
      'empirical-bayes for counts, random-effects for estimates, james-stein for estimates or proportions',
    whatToDo: 'Leave out --method, or choose the other one.',
    about: { option: 'method' },
  })

const partsOf = (result: Result): Readonly<Record<string, unknown>> => {
  const { prior, shrinkage, q, qP, i2 } = result
  return {
    between: result.between,
    ...(prior === undefined ? {} : { prior }),
    ...(shrinkage === undefined ? {} : { shrinkage }),
    ...(q === undefined ? {} : { tau2: result.between, q, q_p: qP, i2 }),
    places: result.places.map((place) => ({ ...place })),
  }
}

export const shrinkMethod: Method = {
  name: 'shrink',
  about: 'values of small places, pulled towards what all have in common (empirical Bayes)',
  needsFile: true,
  options,
  evaluate: ({ table, options: asked }: MethodInput) => {
    if (table === undefined) throw new Error('shrink needs a file')
    const counts = asksForCounts(asked)
    if (!counts.ok) return counts
    const other = counts.value ? 'random-effects' : 'empirical-bayes'
    if (textOption(asked, 'method') === other) {
      return wrongMethod(other, counts.value ? 'counts' : 'estimates')
    }
    const shrunk = (counts.value ? shrinkCounts : shrinkEstimates)(table, asked)
    if (!shrunk.ok) return shrunk
    const { result, warnings } = shrunk.value
    const what = measuredName(asked)
    return given({
      estimate: result.estimate,
      se: result.se,
      low: result.low,
      high: result.high,
      level: result.level,
      method: result.method,
      n: result.n,
      warnings: [...warnings, ...result.warnings],
      parts: partsOf(result),
      words: shrinkWords(result, what),
      figure: shrinkFigure(result, what),
    })
  },
}

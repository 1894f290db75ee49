import {
  staggeredAdoption,
  type StaggeredAdoption,
} from '@peil/statistics/impact/difference-in-differences/staggered-adoption.ts'
import { given } from '@peil/statistics/outcome.ts'
import type { Method, MethodInput, OptionValues } from '../method.ts'
import { choiceOption, numberOption, requiredNumber, requiredText } from '../option-values.ts'
import { withUncertainty } from '../significant.ts'
import { didFigure } from './did-figure.ts'
import { aggregations, bases, controlGroups, didOptions, errors, methods } from './did-options.ts'
import { didParts } from './did-parts.ts'
import { parallelTrends, verdictOf } from './impact-verdict-parts.ts'
import { readFirstTreated, readPanel } from './panel-data.ts'

const settings = (options: OptionValues) => ({
  control: choiceOption(options, 'control', controlGroups),
  method: choiceOption(options, 'method', methods),
  aggregate: choiceOption(options, 'aggregate', aggregations),
  base: choiceOption(options, 'base', bases),
  se: choiceOption(options, 'se', errors),
  anticipation: requiredNumber(options, 'anticipation'),
  draws: requiredNumber(options, 'draws'),
  seed: requiredNumber(options, 'seed'),
  level: requiredNumber(options, 'level'),
  ...eventLimits(options),
})

/** Limits of the time since the start, where they are given. */
const eventLimits = (options: OptionValues) => {
  const [minE, maxE, balanceE] = ['min-e', 'max-e', 'balance-e'].map((name) =>
    numberOption(options, name),
  )
  return {
    ...(minE === undefined ? {} : { minE }),
    ...(maxE === undefined ? {} : { maxE }),
    ...(balanceE === undefined ? {} : { balanceE }),
  }
}

/** What the times before the start say, or why they say nothing. */
const preTestWords = ({ preTest, groupTime, clusters }: StaggeredAdoption, ahead: number) => {
  if (preTest !== null) {
    return `Before the start: ${preTest.df} effects that should be zero, tested together: p = ${preTest.p.toPrecision(2)}.`
  }
  const before = groupTime.filter(
    ({ group, time, base, estimate }) =>
      time < group - ahead && time !== base && !Number.isNaN(estimate),
  ).length
  return before === 0
    ? 'There is no time before the start in which to test whether groups moved alike.'
    : `The ${before} effects before the start cannot be tested together with ${clusters} independent units and groups this small; look at each, with its band.`
}

const didWords = (result: StaggeredAdoption, outcome: string, ahead: number): string[] => {
  const { estimate, se, groups, aggregation } = result
  const treated = groups.reduce(
    (sum, { group, units }) => (Number.isFinite(group) ? sum + units : sum),
    0,
  )
  return [
    `${outcome} of ${treated} treated units changed by ${withUncertainty(estimate, se)} compared with units not treated (mean of the effects, ${aggregation}).`,
    preTestWords(result, ahead),
  ]
}

export const didMethod: Method = {
  name: 'did',
  about: "what a measure changed where units start at different times (Callaway & Sant'Anna)",
  needsFile: true,
  options: didOptions,
  evaluate: ({ table, options }: MethodInput) => {
    if (table === undefined) throw new Error('did needs a file')
    const firstTreated = requiredText(options, 'first-treated')
    const read = readPanel(table, options)
    if (!read.ok) return read
    const starts = readFirstTreated(table, firstTreated)
    if (!starts.ok) return starts
    const { data, names, keep, place } = read.value
    const outcome = place(
      staggeredAdoption(
        { ...data, firstTreated: keep(starts.value) },
        { ...settings(options), names: { ...names, firstTreated } },
      ),
    )
    if (!outcome.ok) return outcome
    const result = outcome.value
    const { estimate, se, low, high, level, method, n, warnings } = result
    const { verdict, words } = verdictOf({
      ...{ estimate, se, low, high, level },
      assumptions: parallelTrends,
      preTrend: result.preTest,
      treatedUnits: result.treatedClusters,
      controlUnits: result.controlClusters,
    })
    return given({
      ...{ estimate, se, low, high, level, method, n },
      warnings: [...read.value.warnings, ...warnings],
      parts: { ...didParts(result), verdict },
      words: [
        ...didWords(result, names.outcome, requiredNumber(options, 'anticipation')),
        ...words,
      ],
      figure: didFigure(result, names),
    })
  },
}

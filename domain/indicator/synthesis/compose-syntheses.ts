import type { Indicator } from '../../programme/programme.ts'
import type { IndicatorFigures } from '../figure.ts'
import type { RegionSynthesis, SynthesisSentence } from '../synthesis.ts'
import { besideFlanders, overYears } from './compare-regions.ts'
import { judgeComparisons, type JudgedComparison } from './finding.ts'
import { comparisonSentence, rangeSentence } from './sentences.ts'
import { surveyRanges } from './survey-ranges.ts'

/** Sentences of each kind, in the order in which they are told. */
const most = { differences: 3, changes: 2, ranges: 1 }

export interface SynthesisFacts {
  readonly definitions: readonly Indicator[]
  readonly indicators: readonly IndicatorFigures[]
  /** Ids of the regions, in the order wanted. */
  readonly regions: readonly string[]
  readonly names: ReadonlyMap<string, string>
}

/**
 * A handful of sentences for each region, from figures that are shown and by rules that
 * docs/methods/region-synthesis.md states: what differs clearly from Flanders, what rose or fell
 * clearly, how far a survey ranges; and when nothing differs clearly, one figure that does not.
 */
export const composeSyntheses = (facts: SynthesisFacts): readonly RegionSynthesis[] => {
  const series = facts.definitions.flatMap((indicator, order) => {
    const figures = facts.indicators.find((one) => one.indicator === indicator.id)
    return figures === undefined ? [] : [{ indicator, order, figures }]
  })
  const differences = judgeComparisons(
    series.flatMap(({ indicator, order, figures }) => besideFlanders(indicator, order, figures)),
  )
  const changes = judgeComparisons(
    series.flatMap(({ indicator, order, figures }) => overYears(indicator, order, figures)),
  )
  const ranges = series.flatMap(({ indicator, figures }) => surveyRanges(indicator, figures))
  return facts.regions.map((region) => ({
    region,
    sentences: sentencesOf(
      differences.filter((one) => one.region === region),
      changes.filter((one) => one.region === region),
      ranges
        .filter((one) => one.region === region)
        .toSorted((a, b) => Number(b.isClear) - Number(a.isClear))
        .slice(0, most.ranges)
        .map((range) => rangeSentence(range, facts.names)),
    ),
  }))
}

const sentencesOf = (
  differences: readonly JudgedComparison[],
  changes: readonly JudgedComparison[],
  ranges: readonly SynthesisSentence[],
): readonly SynthesisSentence[] => {
  const different = clearest(differences, most.differences)
  const told = new Set(different.map(({ indicator }) => indicator.id))
  const changed = clearest(
    changes.filter(({ indicator }) => !told.has(indicator.id)),
    most.changes,
  )
  const alike = different.length === 0 ? differences.slice(0, 1) : []
  return [...[...different, ...alike, ...changed].map(comparisonSentence), ...ranges]
}

/** The largest differences first, as a share of what is compared with; then programme order. */
const clearest = (
  comparisons: readonly JudgedComparison[],
  count: number,
): readonly JudgedComparison[] =>
  comparisons
    .filter(({ isClear }) => isClear)
    .toSorted((a, b) => Math.abs(b.relative) - Math.abs(a.relative) || a.order - b.order)
    .slice(0, count)

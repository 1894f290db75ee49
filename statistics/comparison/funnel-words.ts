import type { Warning } from '../estimate.ts'
import { chiSquareQuantile } from '../numerics/chi-square.ts'
import { sum } from '../numerics/moments.ts'
import type { PlaceCounts } from './check-counts.ts'
import type { FunnelRule } from './funnel-rule.ts'
import type { Trim } from './overdispersion.ts'

const chanceNames: Readonly<Record<FunnelRule['kind'], readonly [score: string, exact: string]>> = {
  proportion: ['score limits', 'exact binomial limits, interpolated'],
  rate: ['exact Poisson limits of the expected count', 'exact Poisson limits, interpolated'],
  ratio: ['exact Poisson limits of the expected count', 'exact Poisson limits, interpolated'],
}

const scales: Readonly<Record<FunnelRule['transform'], string>> = {
  arcsine: 'arcsine',
  sqrt: 'square-root',
  log: 'logarithmic',
}

/** The method in words a statistician recognises. */
export const funnelMethod = (rule: FunnelRule, trim: Trim): string => {
  const [score, exact] = chanceNames[rule.kind]
  const trimmed = `${trim.how}d by ${trim.by * 100} % at each end`
  const limits =
    rule.spread === 'chance'
      ? rule.boundary === 'exact'
        ? exact
        : score
      : `limits widened by ${rule.spread === 'phi' ? 'φ' : 'τ²'} on the ${scales[rule.transform]} ` +
        `scale, z-scores ${trimmed}`
  return `Funnel plot of ${rule.kind}s, ${limits} (Spiegelhalter 2005; Spiegelhalter et al. 2012)`
}

interface Context {
  readonly asked: 'none' | 'phi' | 'tau2'
  readonly places: number
}

const overdispersionWarnings = (rule: FunnelRule, { asked, places }: Context): Warning[] => {
  if (asked === 'none') {
    const limit = chiSquareQuantile(0.95, Math.max(places - 1, 1))
    return rule.tau2 > 0 && rule.phi * places > limit
      ? [
          {
            code: 'overdispersed',
            message:
              `Places differ more than chance allows (φ = ${rule.phi.toFixed(2)}), so limits by ` +
              'chance alone call many places unusual; ask for limits with tau2 or phi.',
          },
        ]
      : []
  }
  return places < 10
    ? [
        {
          code: 'few-places',
          message:
            `Overdispersion is estimated from ${places} places; below 10 it is hardly known, ` +
            'and neither are limits that rest on it.',
        },
      ]
    : []
}

/** Fewer than five expected on either side, where a normal approximation is rough. */
const smallCounts = ({ denominators }: PlaceCounts, rule: FunnelRule): Warning[] => {
  if (rule.spread === 'chance' && (rule.boundary === 'exact' || rule.kind !== 'proportion')) {
    return []
  }
  const rarer = rule.kind === 'proportion' ? Math.min(rule.target, 1 - rule.target) : rule.target
  let small = 0
  for (let i = 0; i < denominators.length; i += 1) {
    if ((denominators[i] ?? NaN) * rarer < 5) small += 1
  }
  return small === 0
    ? []
    : [
        {
          code: 'small-counts',
          message: `Limits are rough for ${small} places where fewer than 5 are expected.`,
        },
      ]
}

const decimalCounts = ({ numerators }: PlaceCounts): Warning[] =>
  Array.from(numerators).every(Number.isInteger)
    ? []
    : [
        {
          code: 'counts-decimal',
          message:
            'Some counts are not whole. Limits treat them as counts of single events; weighted or ' +
            'estimated counts vary more or less than that.',
        },
      ]

/** Observed and expected totals so far apart that the standard is not that of these places. */
const standardDiffers = (
  { numerators, denominators }: PlaceCounts,
  { kind, target }: FunnelRule,
): Warning[] => {
  if (kind !== 'ratio') return []
  const observed = sum(numerators)
  const expected = sum(denominators) * target
  return Math.abs(observed - expected) <= 3.09 * Math.sqrt(expected)
    ? []
    : [
        {
          code: 'standard-differs',
          message:
            `All places together have ${(observed / expected).toFixed(2)} times what is expected, ` +
            'so they are judged against a standard that is not theirs.',
        },
      ]
}

/** What a reader must know to trust the limits. */
export const funnelWarnings = (
  counts: PlaceCounts,
  rule: FunnelRule,
  context: Context,
): readonly Warning[] =>
  Object.freeze([
    ...overdispersionWarnings(rule, context),
    ...smallCounts(counts, rule),
    ...decimalCounts(counts),
    ...standardDiffers(counts, rule),
  ])

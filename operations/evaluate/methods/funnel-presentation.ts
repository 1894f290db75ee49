import type { Funnel, FunnelPoint } from '@peil/statistics/comparison/funnel.ts'
import { significant } from '../significant.ts'

/** Names of columns and unit, for words and axes. */
export interface FunnelNames {
  readonly per: number
  readonly numerator: string
  readonly denominator: string
}

export interface FunnelPresentation extends FunnelNames {
  /** What the values are: `helped per 100 asked`. */
  readonly unit: string
  readonly words: readonly string[]
}

const placesText = (count: number): string => (count === 1 ? '1 place' : `${count} places`)

/** Up to ten names, the rest counted. */
const listed = (points: readonly FunnelPoint[]): string => {
  const names = points.slice(0, 10).map(({ name }) => name)
  const rest = points.length - names.length
  return rest === 0 ? names.join(', ') : `${names.join(', ')} and ${rest} more`
}

const overdispersionWords = ({ overdispersion, phi }: Funnel): string => {
  const { needed, used, asked } = overdispersion
  if (!needed) return 'Places differ no more than chance makes them differ.'
  const more = `Places differ more than chance alone allows (φ = ${significant(phi)})`
  if (used) return `${more}; the limits are wider because of it (${asked === 'phi' ? 'φ' : 'τ²'}).`
  return `${more}; the limits do not take that into account.`
}

const outside = (
  { points }: Funnel,
  status: FunnelPoint['status'],
  words: string,
): readonly string[] => {
  const found = points.filter((point) => point.status === status)
  return found.length === 0 ? [] : [`${words}: ${listed(found)}.`]
}

/** The funnel in sentences that call nobody good or bad. */
export const funnelPresentation = (result: Funnel, names: FunnelNames): FunnelPresentation => {
  const { n, counts, estimate, rule } = result
  const { per, numerator, denominator } = names
  const unit =
    rule.kind === 'ratio'
      ? `${numerator} ÷ ${denominator}${per === 1 ? '' : ` × ${significant(per)}`}`
      : `${numerator} per ${per === 1 ? '' : `${significant(per)} `}${denominator}`
  const inside = counts['in control']
  return {
    ...names,
    unit,
    words: [
      `Centre line: ${significant(estimate * per)} (${unit}).`,
      `${inside} of ${placesText(n)} lie within the 95 % limits, ${n - inside} outside; where all ` +
        `places are alike, about ${significant(Math.round(0.5 * n) / 10)} would lie outside by chance.`,
      ...outside(result, 'above 99.8', 'Above the 99.8 % limits'),
      ...outside(result, 'above 95', 'Above the 95 % limits'),
      ...outside(result, 'below 95', 'Below the 95 % limits'),
      ...outside(result, 'below 99.8', 'Below the 99.8 % limits'),
      overdispersionWords(result),
      'A place outside the limits differs from the rest; the figures do not say why.',
    ],
  }
}

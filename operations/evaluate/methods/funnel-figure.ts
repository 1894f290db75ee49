import type { FunnelLimits } from '@peil/statistics/comparison/funnel-limits.ts'
import { funnelLimits } from '@peil/statistics/comparison/funnel-limits.ts'
import type { Funnel, FunnelPoint } from '@peil/statistics/comparison/funnel.ts'
import type { Figure, Mark } from '../figure.ts'
import { significant } from '../significant.ts'
import type { FunnelPresentation } from './funnel-presentation.ts'

const dots = (
  label: string,
  tone: 'main' | 'other',
  points: readonly FunnelPoint[],
  per: number,
): readonly Mark[] =>
  points.length === 0
    ? []
    : [
        {
          kind: 'dots',
          label,
          tone,
          points: {
            x: points.map(({ denominator }) => denominator),
            y: points.map(({ value }) => value * per),
          },
          names: points.map(({ name }) => name),
        },
      ]

/** Places by their size, with the limits that narrow as places grow. */
export const funnelFigure = (
  result: Funnel,
  along: readonly number[],
  { per, unit, denominator, words }: FunnelPresentation,
): Figure => {
  // Small denominators far from any place would press the places into a corner.
  const least = Math.min(...result.points.map((point) => point.denominator)) / 2
  const shown = along.filter((at) => at >= least)
  const limits = shown.map((at) => funnelLimits(result.rule, at))
  const line = (label: string, of: (limit: FunnelLimits) => number): Mark => ({
    kind: 'line',
    label,
    tone: 'limit',
    points: { x: shown, y: limits.map((limit) => of(limit) * per) },
  })
  const inside = result.points.filter(({ status }) => status === 'in control')
  const outside = result.points.filter(({ status }) => status !== 'in control')
  return {
    title: `${unit}: ${result.n} places by size`,
    description: words.slice(0, 2).join(' '),
    x: { label: denominator },
    y: { label: unit },
    marks: [
      line('99.8 % limits', ({ high998 }) => high998),
      line('99.8 % limits', ({ low998 }) => low998),
      line('95 % limits', ({ high95 }) => high95),
      line('95 % limits', ({ low95 }) => low95),
      {
        kind: 'rule',
        label: `Centre line, ${significant(result.estimate * per)}`,
        tone: 'reference',
        axis: 'y',
        at: result.estimate * per,
      },
      ...dots('Within the 95 % limits', 'other', inside, per),
      ...dots('Outside the 95 % limits', 'main', outside, per),
    ],
  }
}

import type { Shrinkage, ShrunkPlace } from '@peil/statistics/comparison/shrinkage.ts'
import type { Figure } from '../figure.ts'
import { significant, withUncertainty } from '../significant.ts'

const byEstimate = (places: readonly ShrunkPlace[]): readonly ShrunkPlace[] =>
  [...places].sort((a, b) => a.estimate - b.estimate || (a.name < b.name ? -1 : 1))

const placeWords = ({ name, raw, estimate, low, high, weight }: ShrunkPlace): string => {
  const half = (high - low) / 2
  const told = [raw, estimate, low, high].map((value) => withUncertainty(value, half))
  return (
    `${name}: ${told[0] ?? ''} by itself, ${told[1] ?? ''} (${told[2] ?? ''} to ${told[3] ?? ''}) ` +
    `with the others; its own value counts for ${significant(Math.round(weight * 100))} %.`
  )
}

/** What places have in common, and where each one comes to lie. */
export const shrinkWords = (result: Shrinkage, what: string): readonly string[] => [
  `The places have ${significant(result.estimate)} (${what}) in common; intervals hold at ` +
    `${significant(result.level * 100)} %.`,
  ...byEstimate(result.places).map(placeWords),
]

/** Each place by itself and as it is with the others, with its interval. */
export const shrinkFigure = (result: Shrinkage, what: string): Figure => {
  const sorted = byEstimate(result.places)
  const positions = sorted.map((_, i) => i)
  return {
    title: `${what}: ${result.n} places, pulled towards what they have in common`,
    description:
      `What each place shows by itself is pulled towards ${significant(result.estimate)}, ` +
      'the more so the less it rests on.',
    x: { label: what },
    y: { label: 'place', categories: sorted.map(({ name }) => name) },
    marks: [
      {
        kind: 'rule',
        label: `In common, ${significant(result.estimate)}`,
        tone: 'reference',
        axis: 'x',
        at: result.estimate,
      },
      {
        kind: 'interval',
        label: `Interval, ${significant(result.level * 100)} %`,
        tone: 'limit',
        direction: 'horizontal',
        at: positions,
        low: sorted.map(({ low }) => low),
        high: sorted.map(({ high }) => high),
      },
      {
        kind: 'dots',
        label: 'By itself',
        tone: 'other',
        points: { x: sorted.map(({ raw }) => raw), y: positions },
      },
      {
        kind: 'dots',
        label: 'With the others',
        tone: 'main',
        points: { x: sorted.map(({ estimate }) => estimate), y: positions },
      },
    ],
  }
}

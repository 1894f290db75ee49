import type { RankedPlace, RankOrder } from '@peil/statistics/comparison/rank.ts'
import type { Figure } from '../figure.ts'
import { significant } from '../significant.ts'

interface Ranking {
  readonly level: number
  readonly n: number
  readonly places: readonly RankedPlace[]
}

const byRank = (places: readonly RankedPlace[]): readonly RankedPlace[] =>
  [...places].sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))

const range = ({ lowRank, highRank }: RankedPlace): string =>
  lowRank === highRank ? `rank ${lowRank} for sure` : `rank ${lowRank} to ${highRank}`

/** The ranking in sentences: how many places could be first, and the range of each. */
export const rankWords = (
  { level, n, places }: Ranking,
  order: RankOrder,
  what: string,
): readonly string[] => {
  const first = places.filter(({ lowRank }) => lowRank === 1).length
  const sure = places.filter(({ lowRank, highRank }) => lowRank === highRank).length
  return [
    `Rank 1 is the ${order === 'ascending' ? 'smallest' : 'largest'} ${what}; ranges hold at ` +
      `${significant(level * 100)} %.`,
    `${first} of ${n} places could have rank 1; the rank of ${sure} is sure.`,
    ...byRank(places).map(
      (place) => `${place.name}: ${significant(place.estimate)}, ${range(place)}.`,
    ),
  ]
}

/** A bar per place from its best to its worst rank. */
export const rankFigure = (
  { level, n, places }: Ranking,
  order: RankOrder,
  what: string,
): Figure => {
  const sorted = byRank(places)
  const positions = sorted.map((_, i) => i)
  return {
    title: `Ranks of ${n} places by ${what}`,
    description:
      `Each bar goes from the best to the worst rank that the data allow at ${significant(level * 100)} %; ` +
      `rank 1 is the ${order === 'ascending' ? 'smallest' : 'largest'}. Places whose bars overlap widely cannot be told apart.`,
    x: { label: 'rank', include: [1, n] },
    y: { label: 'place', categories: sorted.map(({ name }) => name) },
    marks: [
      {
        kind: 'interval',
        label: `Ranks that the data allow, ${significant(level * 100)} %`,
        tone: 'limit',
        direction: 'horizontal',
        at: positions,
        low: sorted.map(({ lowRank }) => lowRank),
        high: sorted.map(({ highRank }) => highRank),
      },
      {
        kind: 'dots',
        label: 'Rank of the estimate',
        tone: 'main',
        points: { x: sorted.map(({ rank }) => rank), y: positions },
      },
    ],
  }
}

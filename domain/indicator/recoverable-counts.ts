import { attack, type WithheldCell } from '@peil/statistics/disclosure/attack.ts'
import type { Release as Knowledge } from '@peil/statistics/disclosure/published-knowledge.ts'
import type { Indicator } from '../programme/programme.ts'
import type { ReleaseBefore } from '../release/release-before.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Refusal } from '../values/decision.ts'
import type { SecretCount } from './compose-indicator.ts'
import { earlierCounts } from './earlier-counts.ts'
import type { IndicatorFigures } from './figure.ts'
import { isSensitive, knownOfWithheld } from './revealing-count.ts'
import { largerAreas, toldCounts, type ToldArea } from './told-counts.ts'
import type { TodayAreas } from './today-areas.ts'

export interface PublishedFigures {
  readonly definitions: readonly Indicator[]
  readonly indicators: readonly IndicatorFigures[]
  /** Every count that the release withholds. */
  readonly secrets: readonly SecretCount[]
  readonly areas: TodayAreas
  readonly before: ReleaseBefore | null
}

/**
 * The counts that are withheld but that anybody could work out, to less than their protection
 * interval, from everything that this release and the one before it show: figures, sums, lowest and
 * highest. One refusal for each; none when the release keeps what it withholds.
 */
export const recoverableCounts = async ({
  definitions,
  indicators,
  secrets,
  areas,
  before,
}: PublishedFigures): Promise<readonly Refusal[]> => {
  const refusals: Refusal[] = []
  const groups = Map.groupBy(secrets, ({ indicator, period }) => `${indicator} ${period}`)
  for (const group of groups.values()) {
    const [first] = group
    const definition = definitions.find(({ id }) => id === first?.indicator)
    const figures = indicators.find((one) => one.indicator === first?.indicator)
    if (first === undefined || definition === undefined || figures === undefined) continue
    const at = figures.periods.indexOf(first.period)
    const larger = largerAreas(figures, at)
    const now = toldCounts(
      definition,
      {
        name: 'this release',
        areas,
        municipalities: new Map(
          Object.entries(figures.municipalities).map(([nis, row]) => [nis, row[at] ?? null]),
        ),
        larger,
        withheld: new Set(group.map(({ area }) => area)),
      },
      (cell) => cell,
    )
    const earlier = earlierCounts(definition, first.period, group, now, before)
    refusals.push(...namedIn(larger, group), ...(await workedOut(definition, group, now, earlier)))
  }
  return refusals
}

/** A lowest or highest that names a municipality shows its figure. */
const namedIn = (
  larger: ReadonlyMap<string, ToldArea>,
  secrets: readonly SecretCount[],
): readonly Refusal[] => {
  const named = new Set(
    [...larger.values()].flatMap((figure) =>
      figure.kind === 'range'
        ? [...figure.lowest.areas, ...figure.highest.areas].map(({ nis }) => nis)
        : [],
    ),
  )
  return secrets
    .filter(({ area }) => named.has(area))
    .map((secret) => recoverable(secret, secret.count, secret.count))
}

const workedOut = async (
  { disclosureThreshold: threshold = 0 }: Indicator,
  secrets: readonly SecretCount[],
  now: Knowledge,
  earlier: Knowledge | null,
): Promise<readonly Refusal[]> => {
  const prior = Object.fromEntries(
    secrets.map((secret) => {
      const { low, high } = knownOfWithheld(secret, threshold)
      return [secret.area, { low: Math.min(low, secret.count), high: Math.max(high, secret.count) }]
    }),
  )
  const withheld = secrets.map((secret): WithheldCell => {
    const { area, count } = secret
    if (!isSensitive(secret, threshold)) return { cell: area, value: count }
    const { low, high } = knownOfWithheld(secret, threshold)
    const [lower, upper] = [Math.max(0, count - low), Math.max(0, high - count)]
    return { cell: area, value: count, lower, upper }
  })
  const both = earlier === null ? null : await attack([now, earlier], withheld, { prior })
  // Figures that were revised in between make releases contradict each other: then each tells only
  // of its own.
  const found = both?.ok === true ? both : await attack([now], withheld, { prior })
  if (!found.ok) return found.refusals
  const bySecret = new Map(secrets.map((secret) => [secret.area, secret]))
  return found.value.cells.flatMap(({ cell, low, high, protected: safe }) => {
    const secret = bySecret.get(cell)
    return safe || secret === undefined ? [] : [recoverable(secret, low, high)]
  })
}

const recoverable = (
  { indicator, area, period }: { indicator: string; area: string; period: CalendarDate },
  low: number,
  high: number,
): Refusal => ({
  code: 'withheld-count-recoverable',
  found: `indicator ${indicator}, municipality ${area}, ${period}: the count that is withheld can be worked out to lie from ${low} to ${high}`,
  expected: 'that nobody can narrow it down further than that it is withheld',
  whatToDo:
    'Withhold more figures of that period, or fewer sums. If an earlier release showed it, it cannot be withheld any more: lower or leave out the threshold of the indicator.',
  about: { indicator, area, period, low: String(low), high: String(high) },
})

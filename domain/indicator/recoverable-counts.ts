import { attack, type WithheldCell } from '@peil/statistics/disclosure/attack.ts'
import type { Release as Knowledge } from '@peil/statistics/disclosure/published-knowledge.ts'
import type { Indicator } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Refusal } from '../values/decision.ts'
import { cellBefore, earlierCounts, isMerger } from './earlier-counts.ts'
import type { EarlierRelease } from './earlier-showing.ts'
import type { IndicatorFigures } from './figure.ts'
import { anyCount, isSensitive, knownOfWithheld, type SecretCount } from './revealing-count.ts'
import { largerAreas, toldCounts, type ToldArea } from './told-counts.ts'
import type { TodayAreas } from './today-areas.ts'

export interface PublishedFigures {
  readonly definitions: readonly Indicator[]
  readonly indicators: readonly IndicatorFigures[]
  /** Every count that the release withholds. */
  readonly secrets: readonly SecretCount[]
  readonly areas: TodayAreas
  readonly earlier: EarlierRelease | null
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
  earlier,
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
        withheld: new Set(group.flatMap(({ area, former }) => (former ? [] : [area]))),
      },
      (cell) => cell,
    )
    const told = earlierCounts(definition, first.period, group, now, earlier)
    refusals.push(...namedIn(larger, group), ...(await workedOut(definition, group, now, told)))
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
    .filter(({ area, former }) => former !== true && named.has(area))
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
      const { low, high } = secret.untold === true ? anyCount : knownOfWithheld(secret, threshold)
      return [
        cellOfSecret(secret),
        { low: Math.min(low, secret.count), high: Math.max(high, secret.count) },
      ]
    }),
  )
  const withheld = secrets.map((secret): WithheldCell => {
    const { count } = secret
    const cell = cellOfSecret(secret)
    if (!isSensitive(secret, threshold)) return { cell, value: count }
    const { low, high } = knownOfWithheld(secret, threshold)
    const [lower, upper] = [Math.max(0, count - low), Math.max(0, high - count)]
    return { cell, value: count, lower, upper }
  })
  const both = earlier === null ? null : await attack([now, earlier], withheld, { prior })
  // Figures that were revised in between make releases contradict each other: then each tells only
  // of its own.
  const found = both?.ok === true ? both : await attack([now], withheld, { prior })
  if (!found.ok) return found.refusals
  const leaks = found.value.cells.filter(({ protected: safe }) => !safe)
  if (leaks.length === 0) return []
  const told = earlier === null ? null : await attack([earlier], withheld, { prior })
  const since = new Set(earlier?.relations?.filter(isMerger).map(({ total }) => total))
  const toldBefore = new Map(
    told?.ok === true
      ? told.value.cells.flatMap((found) => (since.has(found.cell) ? [[found.cell, found]] : []))
      : [],
  )
  const bySecret = new Map(secrets.map((secret) => [cellOfSecret(secret), secret]))
  return leaks.flatMap(({ cell, low, high }) => {
    const secret = bySecret.get(cell)
    // The sum of two that were withheld is known as far as the earlier release told it; it was no
    // figure then, and nothing can be done about it now.
    const before = toldBefore.get(cell)
    const isOld = before !== undefined && before.low >= low && before.high <= high
    return isOld || secret === undefined ? [] : [recoverable(secret, low, high)]
  })
}

const cellOfSecret = ({ area, former }: SecretCount): string =>
  former === true ? cellBefore(area) : area

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

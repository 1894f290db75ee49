import { paceVariationBetweenPlaces } from '@peil/statistics/targets/pace-variation-between-places.ts'
import {
  paceVariationWithinPeriods,
  type FinishedPeriod,
} from '@peil/statistics/targets/pace-variation-within-periods.ts'
import { reportedAt, targetOf, versionInForce, type Agreement } from '../agreement/agreement.ts'
import type { Call, Kpi, Programme } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { toNumber } from '../values/fraction.ts'
import { shareOfPeriodPassed } from './expected-path.ts'

/** What was reported on one KPI of one agreement; of a stock only what was added. */
interface Reported {
  readonly call: string
  readonly kpi: string
  readonly target: number
  /** Share of the period passed at the interim reference day. */
  readonly elapsed: number
  readonly interim: number | undefined
  readonly final: number | undefined
}

/**
 * Per call and then KPI, how much the pace of participants varies beyond chance, as known on a day:
 * from finished periods of any call, interim against final; where too few have finished, from the
 * interim reports of the call itself. A KPI about which neither can be said is absent: then the
 * method assumes a value. Plans have no pace.
 */
export const paceVariations = (
  programme: Programme,
  agreements: readonly Agreement[],
  on: CalendarDate,
): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const kpis = programme.kpis.filter(({ kind }) => kind !== 'plan')
  const reported = programme.calls.flatMap((call) =>
    reportedIn(programme, call, kpis, agreements, on),
  )
  const byKpi = Map.groupBy(reported, ({ kpi }) => kpi)
  const known = (call: string): readonly (readonly [string, number])[] =>
    [...byKpi].flatMap(([kpi, rows]) => {
      const variation = variationOf(rows, call)
      return variation === null ? [] : [[kpi, variation] as const]
    })
  return new Map(programme.calls.map(({ id }) => [id, new Map(known(id))]))
}

const variationOf = (reported: readonly Reported[], call: string): number | null => {
  const within = paceVariationWithinPeriods(reported.flatMap(finishedOf))
  if (within.ok && within.value.kind === 'pace-variation') return within.value.variation
  const between = paceVariationBetweenPlaces(
    reported.filter((row) => row.call === call).flatMap(runningOf),
  )
  return between.ok && between.value.kind === 'pace-variation' ? between.value.variation : null
}

const reportedIn = (
  programme: Programme,
  call: Call,
  kpis: readonly Kpi[],
  agreements: readonly Agreement[],
  on: CalendarDate,
): readonly Reported[] => {
  const period = programme.periods.find(({ id }) => id === call.period)
  if (period === undefined) return []
  const elapsed = toNumber(shareOfPeriodPassed(period, call.reporting.interim.referenceDay))
  return agreements
    .filter((agreement) => agreement.call === call.id && agreement.signedAt !== null)
    .flatMap((agreement) => {
      const terms = new Map(versionInForce(agreement)?.rows.map((row) => [row.kpi, row]))
      const interim = reportedBy(agreement, call, 'interim', on)
      const final = reportedBy(agreement, call, 'final', on)
      return kpis.flatMap((kpi) => {
        const agreed = terms.get(kpi.id)
        if (agreed === undefined || agreed.awardedReach === 0) return []
        const base = kpi.kind === 'stock' ? agreed.currentReach : 0
        const added = (reach: number | undefined): number | undefined =>
          reach === undefined ? undefined : reach - base
        return [
          {
            call: call.id,
            kpi: kpi.id,
            target: targetOf(agreed) - base,
            elapsed,
            interim: added(interim.get(kpi.id)?.reach),
            final: added(final.get(kpi.id)?.reach),
          },
        ]
      })
    })
}

/** The reports on a moment that is not in the future. */
const reportedBy = (
  agreement: Agreement,
  call: Call,
  moment: 'interim' | 'final',
  on: CalendarDate,
): ReturnType<typeof reportedAt> =>
  call.reporting[moment].referenceDay > on ? new Map() : reportedAt(agreement, moment)

/** A figure that fell between the reports is a correction or a loss, not a pace. */
const finishedOf = ({ interim, final, elapsed }: Reported): readonly FinishedPeriod[] =>
  interim === undefined || final === undefined || interim > final || interim < 0
    ? []
    : [{ reached: interim, final, elapsed }]

const runningOf = ({
  interim,
  target,
  elapsed,
}: Reported): readonly { reached: number; target: number; elapsed: number }[] =>
  interim === undefined || interim < 0 ? [] : [{ reached: interim, target, elapsed }]

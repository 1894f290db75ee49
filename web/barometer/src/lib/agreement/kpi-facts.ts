import type { KpiAssessment } from '@peil/domain/release/release.ts'
import type { MissingKind } from '@peil/ui/missing-kind.ts'
import type { Progress } from '@peil/ui/progress-geometry.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'

/** One of the four figures beside a chart; `missing` says why there is none. */
export interface KpiFact {
  readonly id: 'reach' | 'target' | 'expected' | 'current'
  readonly label: string
  readonly text: string
  readonly missing: MissingKind | null
}

/** Why a KPI has no reach; never zero. */
export const missingReach = (
  kpi: KpiAssessment,
): { readonly kind: MissingKind; readonly label: string } => {
  if (kpi.status === 'overdue') return { kind: 'not-reported', label: m.missing_not_reported() }
  if (kpi.status === 'not-due' || kpi.status === 'not-started') {
    return { kind: 'not-due', label: m.missing_not_due() }
  }
  return { kind: 'not-applicable', label: m.missing_not_applicable() }
}

/** Reach with its share of the target, as text: `15.229 (171 %)`. */
const reachText = ({ format }: Place, reach: number, achieved: number | null): string =>
  achieved === null ? format.number(reach) : `${format.number(reach)} (${format.percent(achieved)})`

/** What is expected, to one decimal and up, as the sentences do: behind never reads as equal. */
export const roundedUp = (value: number): number => Math.max(0, Math.ceil(value * 10 - 1e-9)) / 10

export const kpiFacts = (place: Place, kpi: KpiAssessment): readonly KpiFact[] => {
  const { format } = place
  const absent = missingReach(kpi)
  const none = { text: m.missing_not_applicable(), missing: 'not-applicable' as const }
  const value = (number: number) => ({ text: format.number(number), missing: null })
  return [
    {
      id: 'reach',
      label: m.fact_reach(),
      ...(kpi.reach === null
        ? { text: absent.label, missing: absent.kind }
        : { text: reachText(place, kpi.reach, kpi.achieved), missing: null }),
    },
    { id: 'target', label: m.fact_target(), ...(kpi.target === null ? none : value(kpi.target)) },
    {
      id: 'expected',
      label: m.fact_expected({ date: format.shortDate(kpi.judgedOn) }),
      ...(kpi.expected === null || kpi.status === 'withdrawn'
        ? none
        : value(roundedUp(kpi.expected))),
    },
    { id: 'current', label: m.fact_current(), ...value(kpi.currentReach) },
  ]
}

/** What the chart draws; null when there is no target to draw it against. */
export const progressOf = (kpi: KpiAssessment): Progress | null =>
  kpi.target === null
    ? null
    : {
        current: kpi.currentReach,
        target: kpi.target,
        reach: kpi.reach,
        // Nothing is expected any more of an agreement that ended.
        expected: kpi.status === 'withdrawn' ? null : kpi.expected,
        earlier: kpi.reports
          .filter(({ moment, replaced }) => moment !== kpi.reachAt && !replaced)
          .map(({ reach }) => reach),
      }

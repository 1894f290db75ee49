import { funnel, type Funnel, type FunnelStatus } from '@peil/statistics/comparison/funnel.ts'
import { funnelLimits } from '@peil/statistics/comparison/funnel-limits.ts'
import type { Moment } from '../agreement/entries.ts'
import type { Kpi, Programme } from '../programme/programme.ts'
import type { AgreementPage, KpiAssessment } from '../release/release.ts'
import type {
  ComparedParticipant,
  ComparedParticipants,
  FunnelLimits,
  FunnelPosition,
  KpiComparison,
} from './comparison.ts'
import { rankRanges } from './rank-ranges.ts'

/** With fewer participants, how much they usually differ is hardly known, and nobody is judged. */
export const fewestCompared = 10

interface Participant {
  readonly agreement: string
  readonly kpi: KpiAssessment
}

/**
 * Per call and KPI, what its participants reached against what was expected of them, in a funnel
 * and with rank intervals (docs/methods/funnel.md, rank-intervals.md). Final reports are compared
 * once enough of them are in, interim reports until then; participants without that report are left
 * out, not counted as zero. Plans are not compared: there or not there has no funnel.
 */
export const compareParticipants = (
  programme: Programme,
  agreements: readonly AgreementPage[],
): readonly KpiComparison[] =>
  programme.calls.flatMap((call) => {
    const rows = Map.groupBy(
      agreements.filter((agreement) => agreement.call === call.id).flatMap(participantsOf),
      ({ kpi }) => kpi.kpi,
    )
    return programme.kpis.flatMap((kpi) => {
      const participants = rows.get(kpi.id)
      if (participants === undefined) return []
      return [
        {
          call: call.id,
          period: call.period,
          kpi: kpi.id,
          action: kpi.action,
          participants: participants.length,
          result: resultOf(kpi, participants),
        },
      ]
    })
  })

/** The rows that are measured: of signed agreements, with a target. */
const participantsOf = ({ key, kpis }: AgreementPage): readonly Participant[] =>
  kpis
    .filter(({ target, status }) => target !== null && status !== 'withdrawn')
    .map((kpi) => ({ agreement: key, kpi }))

const resultOf = (
  { kind }: Pick<Kpi, 'kind'>,
  participants: readonly Participant[],
): KpiComparison['result'] => {
  if (kind === 'plan') return { kind: 'not-said', reason: 'plan' }
  const at = (moment: Moment): readonly Participant[] =>
    participants.filter(({ kpi }) => kpi.reachAt === moment)
  const final = at('final')
  const moment = final.length >= fewestCompared ? 'final' : 'interim'
  const reported = moment === 'final' ? final : at('interim')
  if (reported.length + final.length === 0) return { kind: 'not-said', reason: 'no-reports' }
  if (reported.length < fewestCompared) return { kind: 'not-said', reason: 'too-few-reports' }
  return compared(moment, reported) ?? { kind: 'not-said', reason: 'nothing-reached' }
}

/** Null where nothing was reached by anybody: then there is no ratio to differ from. */
const compared = (
  moment: Moment,
  participants: readonly Participant[],
): ComparedParticipants | null => {
  const reach = participants.map(({ kpi }) => kpi.reach ?? NaN)
  const expected = participants.map(({ kpi }) => kpi.expected ?? NaN)
  const total = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0)
  if (total(reach) === 0) return null
  const found = funnel(
    { numerators: reach, denominators: expected },
    {
      kind: 'ratio',
      target: total(reach) / total(expected),
      overdispersion: 'tau2',
      // Where one was expected, none is nothing unusual: the exact limits know that.
      boundary: 'exact',
    },
  )
  // Reach is whole and something is expected of everyone: a refusal would be a fault of the rules.
  if (!found.ok) throw new Error(found.refusals.map((refusal) => refusal.found).join('; '))
  const ranks = rankRanges(reach, expected)
  return {
    kind: 'compared',
    moment,
    ratio: rounded(found.value.estimate),
    betweenVariance: rounded(found.value.overdispersion.used ? found.value.tau2 : 0),
    rankLevel: ranks.level,
    limits: limitsOf(found.value, expected),
    places: participants.map(({ agreement }, i): ComparedParticipant => {
      const point = found.value.points[i]
      const range = ranks.ranges[i]
      if (point === undefined || range === undefined) throw new Error(`${agreement} was lost`)
      return {
        agreement,
        reach: point.numerator,
        expected: rounded(point.denominator),
        ratio: rounded(point.value),
        position: positions[point.status],
        rankLow: range.low,
        rankHigh: range.high,
      }
    }),
  }
}

const positions: Readonly<Record<FunnelStatus, FunnelPosition>> = {
  'above 99.8': 'far-above',
  'above 95': 'above',
  'in control': 'within',
  'below 95': 'below',
  'below 99.8': 'far-below',
}

/** How many points a limit is drawn with: enough for a smooth line, few enough for a light page. */
const limitPoints = 25

const limitsOf = ({ rule }: Funnel, expected: readonly number[]): readonly FunnelLimits[] => {
  const least = Math.min(...expected)
  const most = Math.max(...expected)
  return Array.from({ length: limitPoints }, (_, i) => {
    const at = least * (most / least) ** (i / (limitPoints - 1))
    const { low95, high95, low998, high998 } = funnelLimits(rule, at)
    return {
      expected: rounded(at),
      low95: rounded(low95),
      high95: rounded(high95),
      low998: rounded(low998),
      high998: rounded(high998),
    }
  })
}

/** To six decimals: more would only be noise of the arithmetic. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

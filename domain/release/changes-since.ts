import type { AgreementPage, KpiAssessment, Release, ReleaseChange, ReportPage } from './release.ts'
import type { ReleaseBefore } from './release-before.ts'
import { figureChanges } from './figure-changes.ts'

/** What the public saw otherwise in an earlier release: by agreement, then by indicator. */
export const changesSince = (
  before: ReleaseBefore,
  now: Pick<Release, 'agreements' | 'indicators'>,
): readonly ReleaseChange[] => {
  const known = new Map(before.agreements.map((agreement) => [agreement.key, agreement]))
  return [
    ...now.agreements.flatMap((agreement) => agreementChanges(known.get(agreement.key), agreement)),
    ...figureChanges(before, now.indicators),
  ]
}

type EarlierAgreement = ReleaseBefore['agreements'][number]
type EarlierKpi = EarlierAgreement['kpis'][number]

const agreementChanges = (
  before: EarlierAgreement | undefined,
  now: AgreementPage,
): readonly ReleaseChange[] => {
  const { key, state } = now
  const from = before?.state ?? null
  return [
    ...(from === state ? [] : [{ kind: 'agreement' as const, agreement: key, from, to: state }]),
    ...now.kpis.flatMap((kpi) => {
      const known = before?.kpis.find((one) => one.kpi === kpi.kpi)
      return [
        ...targetChanges(known, now, kpi),
        ...reportChanges(known, key, kpi),
        ...(known === undefined || known.status === kpi.status
          ? []
          : [
              {
                kind: 'status' as const,
                agreement: key,
                kpi: kpi.kpi,
                from: known.status,
                to: kpi.status,
              },
            ]),
      ]
    }),
    ...newReplies(before, now),
  ]
}

/** Of an agreement that was there: what it agreed first is part of its being new. */
const targetChanges = (
  before: EarlierKpi | undefined,
  { key, versions }: AgreementPage,
  { kpi, target }: KpiAssessment,
): readonly ReleaseChange[] => {
  if (before === undefined || before.target === target) return []
  const amendment = versions.findLast(({ changes }) => changes.some((change) => change.kpi === kpi))
  return [
    {
      kind: 'target',
      agreement: key,
      kpi,
      from: before.target,
      to: target,
      reason: amendment?.reason ?? null,
    },
  ]
}

const reportChanges = (
  before: EarlierKpi | undefined,
  agreement: string,
  { kpi, reports }: KpiAssessment,
): readonly ReleaseChange[] => {
  const reach = (
    all: readonly Pick<ReportPage, 'moment' | 'reach' | 'replaced'>[],
    moment: ReportPage['moment'],
  ) => all.findLast((report) => report.moment === moment && !report.replaced)?.reach ?? null
  return (['interim', 'final'] as const).flatMap((moment): readonly ReleaseChange[] => {
    const from = reach(before?.reports ?? [], moment)
    const to = reach(reports, moment)
    if (to === null || from === to) return []
    return [{ kind: 'report', agreement, kpi, moment, from, to }]
  })
}

/** Replies are only ever added; one whose text was erased is not new. */
const newReplies = (
  before: EarlierAgreement | undefined,
  { key, replies }: AgreementPage,
): readonly ReleaseChange[] => {
  const name = (reply: { kpi: string | null; on: string; language: string }): string =>
    `${reply.kpi ?? ''} ${reply.on} ${reply.language}`
  const known = new Map<string, number>()
  for (const reply of before?.replies ?? []) {
    known.set(name(reply), (known.get(name(reply)) ?? 0) + 1)
  }
  return replies.flatMap((reply): readonly ReleaseChange[] => {
    const left = known.get(name(reply)) ?? 0
    known.set(name(reply), left - 1)
    return left > 0 ? [] : [{ kind: 'reply', agreement: key, kpi: reply.kpi }]
  })
}

import type { Status } from '../measurement/status.ts'
import { addCents } from '../values/cents.ts'
import { composeAgreements } from './compose-release.ts'
import type { AgreementPage, AgreementState, KpiAssessment } from './release.ts'
import { digest, playOut, type Step } from './test-ledger.ts'
import { day, euro, testProgramme } from './test-programme.ts'

/** Agreements as a release holds them, for tests of what is made from them. */
export const kpiPage = (
  kpi: string,
  target: number | null,
  more: Partial<KpiAssessment> = {},
): KpiAssessment => ({
  kpi,
  action: testProgramme.kpis.find(({ id }) => id === kpi)?.action ?? '',
  priority: 1,
  currentReach: 0,
  requestedReach: target ?? 0,
  requestedCents: euro(0),
  awardedReach: target,
  awardReason: null,
  unitPriceCents: euro(60),
  contributionCents: target === null ? null : euro(60 * target),
  target,
  reach: null,
  reachAt: null,
  achieved: null,
  additional: null,
  expected: null,
  judgedOn: day('2023-10-16'),
  expectedNow: null,
  status: target === null ? 'not-applicable' : 'overdue',
  outlook: { kind: 'not-said', reason: target === null ? 'nothing-agreed' : 'report-overdue' },
  sentence: { nl: '', en: '', fr: '', de: '' },
  reports: [],
  ...more,
})

/** With a final report: met or missed. */
export const finalPage = (kpi: string, target: number, reach: number): KpiAssessment =>
  kpiPage(kpi, target, { reach, reachAt: 'final', status: reach >= target ? 'met' : 'missed' })

export const agreementPage = (
  period: string,
  members: readonly string[],
  kpis: readonly KpiAssessment[],
  state: AgreementState = 'signed',
): AgreementPage => {
  const call = testProgramme.calls.find((one) => one.period === period)?.id ?? ''
  const [applicant = ''] = members
  const awarded = addCents(...kpis.flatMap(({ contributionCents }) => contributionCents ?? []))
  return {
    key: `${call}/${applicant}`,
    call,
    period,
    applicant,
    applicantName: applicant,
    region: 'regio-noord',
    members: members.map((nis) => ({ nis, name: nis })),
    state,
    appliedOn: day('2022-05-01'),
    offeredOn: null,
    signedOn: null,
    declinedOn: null,
    endedOn: null,
    endedReason: null,
    versions: [],
    kpis,
    funding: {
      awardedCents: awarded,
      advanceCents: euro(0),
      balanceCents: awarded,
      ownDueCents: awarded,
      ownCashCents: euro(0),
      ownInKindCents: euro(0),
      shortfallCents: awarded,
      atRiskCents: null,
      incentiveCents: members.length > 1 ? euro(10_000) : euro(0),
    },
    people: null,
    replies: [],
  }
}

/** How the public sees an application on a day, after these steps. */
export const pageOf = (
  steps: readonly Step[],
  applicant: string,
  on: string,
  { erased = false }: { readonly erased?: boolean } = {},
): AgreementPage => {
  const { state } = playOut(steps)
  const texts = new Map(
    erased ? [] : ['amended', 'ended'].map((text) => [digest(text), `Because ${text}.`] as const),
  )
  const pages = composeAgreements({ programme: testProgramme, state, texts, on: day(on) })
  const page = pages.find((one) => one.applicant === applicant)
  if (page === undefined) throw new Error(`no page of ${applicant}`)
  return page
}

/** Only the statuses that come up. */
export const statusOf = (
  counts: Readonly<Record<Status, number>>,
): Readonly<Partial<Record<Status, number>>> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))

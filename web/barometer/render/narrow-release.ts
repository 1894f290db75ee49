import type { AgreementPage, AreaTotals, MunicipalityPage } from '@peil/domain/release/release.ts'
import { zeroCents } from '@peil/domain/values/cents.ts'
import { isChangeOf } from '../src/lib/changes/is-change-of.ts'
import type { PageRelease } from '../src/lib/page-release.ts'
import { noCounts } from '../src/lib/status-counts.ts'

/** How many agree and for what amount, without what has come of it. */
const agreedOnly = (totals: readonly AreaTotals[]): readonly AreaTotals[] =>
  totals.map((one) => ({ ...one, incentiveCents: zeroCents, statuses: noCounts }))

/** Who agreed when, without what was agreed and reported. */
const outlineOf = (agreement: AgreementPage): AgreementPage => ({
  ...agreement,
  endedReason: null,
  versions: [],
  kpis: [],
  funding: null,
  people: null,
  replies: [],
})

const nothingOfAgreements = {
  agreements: [],
  actions: [],
  comparisons: [],
  goals: [],
  earlier: [],
  changes: null,
  changesSince: null,
} as const

/** What pages about indicators show: nothing of any agreement. */
export const figuresOnly = (release: PageRelease): PageRelease => ({
  ...release,
  ...nothingOfAgreements,
  totals: [],
  regions: release.regions.map((region) => ({ ...region, totals: [] })),
})

/** What all pages of municipalities show alike: of the agreements of others only that they exist. */
export const outlineOnly = (release: PageRelease): PageRelease => ({
  ...release,
  ...nothingOfAgreements,
  changes: release.changes === null ? null : [],
  changesSince: release.changesSince,
  agreements: release.agreements.map(outlineOf),
  totals: agreedOnly(release.totals),
  regions: release.regions.map((region) => ({ ...region, totals: agreedOnly(region.totals) })),
})

/** What the page of a municipality shows beside that. */
export const ownOf = (
  { agreements, changes }: PageRelease,
  municipality: MunicipalityPage,
): Pick<PageRelease, 'agreements' | 'changes'> => ({
  agreements: agreements.filter(({ key }) => municipality.agreements.includes(key)),
  changes: changes?.filter((change) => isChangeOf(municipality, change)) ?? null,
})

/** What the cards of KPIs show beside the agreement that they are in. */
export const cardOnly = (release: PageRelease): PageRelease => ({
  ...release,
  ...nothingOfAgreements,
  totals: [],
  regions: [],
  indicators: [],
  syntheses: [],
  similar: [],
  boundaries: null,
})

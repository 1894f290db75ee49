import type { Language } from '../programme/schema.ts'
import type { LocalText, Programme } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Cents } from '../values/cents.ts'
import type { Instant } from '../values/instant.ts'
import type { Moment } from '../agreement/entries.ts'
import type { Boundaries } from '../area/boundaries.ts'
import type { IndicatorFigures } from '../indicator/figure.ts'
import type { RegionSynthesis, SimilarPlaces } from '../indicator/synthesis.ts'
import type { KpiComparison, TargetOutlook } from '../measurement/comparison.ts'
import type { SentenceLanguage } from '../measurement/status-sentence.ts'
import type { Status } from '../measurement/status.ts'
import type { ReleaseChange } from './release-change.ts'
import type { Reply } from './reply.ts'
import type { ActionTotals, AreaTotals, GoalTotals } from './totals.ts'

export type { ReleaseChange } from './release-change.ts'
export type { Reply } from './reply.ts'
export type { ActionTotals, AreaTotals, GoalTotals, StatusCounts } from './totals.ts'

/**
 * Everything the public sees, as one JSON value: plain strings, numbers, arrays and objects. Pages
 * and data files are made from this and nothing else.
 */
export interface Release {
  readonly formatVersion: 1
  readonly generatorVersion: string
  readonly on: CalendarDate
  /** The moment of the last entry that is counted in. */
  readonly asOf: Instant
  readonly ledgerPosition: number
  readonly ledgerHash: string
  /** `sample`: some figures are invented; every page and file says so. */
  readonly provenance: 'sample' | 'supplied'
  readonly previous: PreviousRelease | null
  /** All releases before this one, the latest first; empty when the first is being made. */
  readonly earlier: readonly EarlierRelease[]
  /** The definition, without its area sets: those are in `municipalities`. */
  readonly programme: Omit<Programme, 'areaSets'>
  readonly regions: readonly RegionPage[]
  /** Municipalities that exist on the release's date, by name. */
  readonly municipalities: readonly MunicipalityPage[]
  /** Codes that no longer exist, each with the successor that leads on. */
  readonly vanished: readonly VanishedMunicipality[]
  /** Every application of every call, by call and applicant. */
  readonly agreements: readonly AgreementPage[]
  readonly actions: readonly ActionTotals[]
  /** Per call and KPI, its participants beside each other; by call, then in the programme's order. */
  readonly comparisons: readonly KpiComparison[]
  readonly goals: readonly GoalTotals[]
  /** All of the programme, per period and for `all`. */
  readonly totals: readonly AreaTotals[]
  /** In the programme's order; every indicator, also without figures. */
  readonly indicators: readonly IndicatorFigures[]
  /** Per reference region, in the order of `regions`. */
  readonly syntheses: readonly RegionSynthesis[]
  /** By code; empty when too few figures say what similar means. */
  readonly similar: readonly SimilarPlaces[]
  /** Outlines of the municipalities, when some were taken in. */
  readonly boundaries: Boundaries | null
  /** What differs from the release before this one; null when there is none. */
  readonly changes: readonly ReleaseChange[] | null
}

export interface PreviousRelease {
  readonly on: CalendarDate
  /** SHA-256 of the previous release's manifest.json. */
  readonly manifestSha256: string
}

/** What is kept of an earlier release, so that change since any of them can be shown. */
export interface EarlierRelease extends PreviousRelease {
  /** Totals over all periods, as they were published then. */
  readonly actions: readonly Pick<
    ActionTotals,
    'action' | 'governments' | 'agreed' | 'realised' | 'reported' | 'budgetCents'
  >[]
}

export interface MunicipalityPage {
  readonly nis: string
  readonly name: string
  readonly province: string
  /** Id of the reference region today. */
  readonly region: string
  readonly population: number | null
  readonly populationOn: CalendarDate | null
  readonly residents: ResidentsFigure | null
  readonly neighbours: readonly string[]
  readonly predecessors: readonly string[]
  readonly tileColumn: number
  readonly tileRow: number
  /** Keys (`<call>/<applicant>`) of agreements in which it, or a predecessor, is a member. */
  readonly agreements: readonly string[]
}

/** Residents counted for eligibility: the sum over predecessors when the area is a merger. */
export interface ResidentsFigure {
  readonly residents: number
  readonly referenceDate: CalendarDate
  readonly source: string
}

export interface VanishedMunicipality {
  readonly nis: string
  readonly name: string
  readonly successor: string
  readonly successorName: string
  readonly lastDay: CalendarDate
}

export interface RegionPage {
  readonly id: string
  readonly name: string
  /** Codes of today's municipalities. */
  readonly municipalities: readonly string[]
  /** Totals over agreements whose applicant lay in this region when it signed. */
  readonly totals: readonly AreaTotals[]
}

export type AgreementState = 'applied' | 'not-funded' | 'offered' | 'declined' | 'signed' | 'ended'

export interface AgreementPage {
  /** `<call>/<applicant>` */
  readonly key: string
  readonly call: string
  readonly period: string
  readonly applicant: string
  readonly applicantName: string
  /** Id of the region at the call's opening. */
  readonly region: string
  readonly members: readonly { readonly nis: string; readonly name: string }[]
  readonly state: AgreementState
  readonly appliedOn: CalendarDate
  readonly offeredOn: CalendarDate | null
  readonly signedOn: CalendarDate | null
  readonly declinedOn: CalendarDate | null
  readonly endedOn: CalendarDate | null
  /** Reason of the agency for ending, when it is kept and published. */
  readonly endedReason: string | null
  readonly versions: readonly AgreementVersionPage[]
  readonly kpis: readonly KpiAssessment[]
  readonly funding: FundingStatement | null
  /** People over all KPIs counted in people, those counted under two KPIs subtracted once. */
  readonly people: PeopleReached | null
  /** In order of the day; a later one about the same takes the place of an earlier. */
  readonly replies: readonly Reply[]
}

export interface AgreementVersionPage {
  readonly version: number
  readonly on: CalendarDate
  readonly kind: 'offer' | 'amendment'
  readonly reason: string | null
  readonly contributionCents: Cents
  readonly changes: readonly {
    readonly kpi: string
    readonly fromTarget: number
    readonly toTarget: number
    readonly fromCents: Cents
    readonly toCents: Cents
  }[]
}

/** One KPI of one application, with everything that was agreed and reported about it. */
export interface KpiAssessment {
  readonly kpi: string
  readonly action: string
  readonly priority: number | null
  readonly currentReach: number
  readonly requestedReach: number
  readonly requestedCents: Cents
  /** Null before an award. */
  readonly awardedReach: number | null
  /** Why that much was awarded, in words; null before an award. */
  readonly awardReason: Readonly<Record<SentenceLanguage, string>> | null
  readonly unitPriceCents: Cents
  readonly contributionCents: Cents | null
  /** Current reach plus awarded reach; null when nothing is agreed. */
  readonly target: number | null
  /** Of the report that is judged; null when none. */
  readonly reach: number | null
  readonly reachAt: Moment | null
  /** Reach / target, never clamped; null without both. */
  readonly achieved: number | null
  /** (reach − current) / awarded; null without reach or award. */
  readonly additional: number | null
  /** Expected on the day that is judged: the report's reference day, or `on` without report. */
  readonly expected: number | null
  readonly judgedOn: CalendarDate
  /** Expected on the release's date. */
  readonly expectedNow: number | null
  readonly status: Status
  /** How likely it is that the target will be reached, while that is open. */
  readonly outlook: TargetOutlook
  /** The status in words, with its figures and dates. */
  readonly sentence: Readonly<Record<SentenceLanguage, string>>
  readonly reports: readonly ReportPage[]
}

export interface ReportPage {
  readonly moment: Moment
  readonly referenceDay: CalendarDate
  readonly dueDay: CalendarDate
  readonly receivedOn: CalendarDate
  readonly late: boolean
  readonly reach: number
  readonly sharedWith: readonly { readonly kpi: string; readonly people: number }[]
  /** Whether a reason was given; its text is not public. */
  readonly hasReason: boolean
  /** A later report at the same moment replaces this one. */
  readonly replaced: boolean
}

export interface FundingStatement {
  readonly awardedCents: Cents
  readonly advanceCents: Cents
  readonly balanceCents: Cents
  /** Own contribution due under half and half, and shown in cash and accepted in-kind. */
  readonly ownDueCents: Cents
  readonly ownCashCents: Cents
  readonly ownInKindCents: Cents
  readonly shortfallCents: Cents
  /** Null until a final report is in or overdue. */
  readonly atRiskCents: Cents | null
  readonly incentiveCents: Cents
}

export interface PeopleReached {
  readonly people: number
  /** Already subtracted from `people`. */
  readonly countedTwice: number
}

/** The text in a language, and the language it is really in (Dutch when there is no other). */
export const textIn = (
  text: LocalText,
  language: Language,
): { readonly text: string; readonly language: Language } => {
  const translated = text[language]
  return translated === undefined
    ? { text: text.nl, language: 'nl' }
    : { text: translated, language }
}

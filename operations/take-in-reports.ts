import { reportedAt, type Agreement } from '@peil/domain/agreement/agreement.ts'
import { decideReport } from '@peil/domain/agreement/decide-report.ts'
import type { Moment, ReportRow, SharedReach } from '@peil/domain/agreement/entries.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import type { NewEntry } from '@peil/domain/recorded-entry.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import type { PrivateText } from '@peil/ledger/ledger.ts'
import { findAgreement } from './answer-offer.ts'
import { keepText } from './keep-text.ts'
import type { Peil } from './open.ts'
import type { Counts, GroupDecision, IndexedRefusal } from './group-decision.ts'
import { transact } from './transact.ts'

/** What a municipality reports on one agreement at one moment. */
export interface AgreementReport {
  readonly call: string
  readonly applicant: string
  readonly moment: Moment
  readonly rows: readonly {
    readonly kpi: string
    readonly reach: number
    readonly sharedWith: readonly SharedReach[]
    /** Empty when none was given. */
    readonly reason: string
  }[]
}

/** Takes in reports together: all of them, or none and every reason why not. */
export const takeInReports = (
  peil: Peil,
  reports: readonly AgreementReport[],
): Promise<Decision<Counts>> => transact(peil, (state) => decideReports(peil, state, reports))

/** The decision alone; nothing is written. */
export const decideReports = async (
  peil: Peil,
  state: LedgerState,
  reports: readonly AgreementReport[],
): Promise<GroupDecision> => {
  const entries: NewEntry[] = []
  const texts: PrivateText[] = []
  const refusals: IndexedRefusal[] = []
  for (const [index, report] of reports.entries()) {
    const agreement = findAgreement(state, peil.programme, report.call, report.applicant)
    if (!agreement.ok) {
      refusals.push(...agreement.refusals.map((refusal) => ({ ...refusal, index })))
      continue
    }
    const prepared = await prepareRows(peil, agreement.value, report)
    const decision = decideReport(agreement.value, report.moment, prepared.rows)
    if (!decision.ok) {
      refusals.push(...decision.refusals.map((refusal) => ({ ...refusal, index })))
      continue
    }
    entries.push(...decision.value)
    texts.push(...prepared.texts)
  }
  if (refusals.length > 0) return refuse(...refusals)
  const total = reports.reduce((sum, { rows }) => sum + rows.length, 0)
  const changed = entries.reduce(
    (sum, entry) => sum + (entry.type === 'report-received' ? entry.data.rows.length : 0),
    0,
  )
  return accept({
    entries,
    texts: named(texts, entries),
    value: { changed, unchanged: total - changed },
  })
}

/**
 * Puts reasons into texts of their own. A reason that says what the known one says keeps its
 * digest, so that the same report again is no change.
 */
const prepareRows = async (
  { ledger, effects }: Peil,
  agreement: Agreement,
  { moment, rows }: AgreementReport,
): Promise<{ readonly rows: readonly ReportRow[]; readonly texts: readonly PrivateText[] }> => {
  const known = reportedAt(agreement, moment)
  const kept = await ledger.texts(
    rows.flatMap(({ kpi, reason }) => (reason === '' ? [] : (known.get(kpi)?.reason ?? []))),
  )
  const texts: PrivateText[] = []
  const prepared = rows.map(({ kpi, reach, sharedWith, reason }): ReportRow => {
    if (reason === '') return { kpi, reach, sharedWith, reason: null }
    const before = known.get(kpi)?.reason ?? null
    if (before !== null && kept.get(before) === reason) {
      return { kpi, reach, sharedWith, reason: before }
    }
    const text = keepText(reason, effects)
    texts.push(text)
    return { kpi, reach, sharedWith, reason: text.digest }
  })
  return { rows: prepared, texts }
}

/** Only the texts that an entry names: a row that gave no entry leaves no text behind. */
const named = (
  texts: readonly PrivateText[],
  entries: readonly NewEntry[],
): readonly PrivateText[] => {
  const digests = new Set(
    entries.flatMap((entry) =>
      entry.type === 'report-received' ? entry.data.rows.map(({ reason }) => reason) : [],
    ),
  )
  return texts.filter(({ digest }) => digests.has(digest))
}

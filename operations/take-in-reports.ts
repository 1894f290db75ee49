import { reportedAt } from '@peil/domain/agreement/agreement.ts'
import { decideReport } from '@peil/domain/agreement/decide-report.ts'
import type { Moment } from '@peil/domain/agreement/entries.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import type { NewEntry } from '@peil/domain/recorded-entry.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import type { PrivateText } from '@peil/ledger/ledger.ts'
import { findAgreement } from './answer-offer.ts'
import type { Peil } from './open.ts'
import type { Counts, GroupDecision, IndexedRefusal } from './group-decision.ts'
import { namedTexts, prepareRows, type WrittenRow } from './prepare-report-rows.ts'
import { transact } from './transact.ts'

/** What a municipality reports on one agreement at one moment. */
export interface AgreementReport {
  readonly call: string
  readonly applicant: string
  readonly moment: Moment
  readonly rows: readonly WrittenRow[]
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
    const known = [...reportedAt(agreement.value, report.moment).values()]
    const prepared = await prepareRows(peil, known, report.rows)
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
    texts: namedTexts(texts, entries),
    value: { changed, unchanged: total - changed },
  })
}

import type { Reader } from '@peil/domain/access/role.ts'
import {
  reportedAt,
  targetOf,
  versionInForce,
  type Agreement,
} from '@peil/domain/agreement/agreement.ts'
import type { Moment, ReportRow } from '@peil/domain/agreement/entries.ts'
import type { Programme } from '@peil/domain/programme/programme.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import { writeWorkbook } from '@peil/tables/write-workbook.ts'
import { findDossier, type DossierId } from './find-dossier.ts'
import { reportColumns } from './import/report-rows.ts'
import type { Peil } from './open.ts'
import { loadState } from './transact.ts'

/** A report to fill in. */
export interface ReportToFill extends DossierId {
  readonly moment: Moment
}

type Texts = ReadonlyMap<string, string>

/**
 * A workbook with a row for every KPI that is agreed: what was asked, the target and what was
 * reported before stand beside the cell to fill in; what is under review or counts already is
 * filled in. An empty cell is "not reported", never zero. It comes back through
 * `submitReportWorkbook`. Refusals: `not-allowed`, those of a dossier that is not there, and
 * `nothing-to-report` before an agreement was signed.
 */
export const writeReportWorkbook = async (
  peil: Peil,
  reader: Reader,
  { moment, ...dossier }: ReportToFill,
): Promise<Decision<Uint8Array>> => {
  const state = await loadState(peil)
  const found = findDossier(peil, state, reader, 'edit-report', dossier)
  if (!found.ok) return found
  const agreement = found.value
  const filled = filledIn(agreement, moment)
  const texts = await peil.ledger.texts([...filled.values()].flatMap(({ reason }) => reason ?? []))
  const rows = workbookRows(peil.programme, agreement, moment, { filled, texts })
  if (rows.length === 0) return refuse(nothingToReport(agreement))
  const { call, applicant } = dossier
  const sheet = { name: 'reports', header: reportColumns.map(({ name }) => name), rows }
  return accept(
    await writeWorkbook([sheet], {
      title: `${call} ${applicant} ${moment}`,
      description: peil.programme.title.nl,
      creator: 'Peil',
      on: peil.effects.now().slice(0, 10),
    }),
  )
}

/** What counts, and over it what was submitted and not accepted: the newest that was written. */
const filledIn = (agreement: Agreement, moment: Moment): ReadonlyMap<string, ReportRow> =>
  new Map([
    ...reportedAt(agreement, moment),
    ...(agreement.reviews[moment]?.rows ?? []).map((row) => [row.kpi, row] as const),
  ])

const workbookRows = (
  { kpis, actions, calls }: Programme,
  agreement: Agreement,
  moment: Moment,
  { filled, texts }: { filled: ReadonlyMap<string, ReportRow>; texts: Texts },
): readonly (readonly (string | number | null)[])[] => {
  const terms = agreement.state === 'signed' ? (versionInForce(agreement)?.rows ?? []) : []
  const period = calls.find(({ id }) => id === agreement.call)?.period ?? null
  const interim = reportedAt(agreement, 'interim')
  return terms
    .filter(({ awardedReach }) => awardedReach > 0)
    .map((row) => {
      const kpi = kpis.find(({ id }) => id === row.kpi)
      const action = actions.find(({ id }) => id === kpi?.action)
      const cells: Readonly<Record<string, string | number | null>> = {
        call: agreement.call,
        applicant: agreement.applicant,
        kpi: row.kpi,
        period,
        moment,
        ...givenCells(filled.get(row.kpi), texts),
        action: action?.title.nl ?? null,
        asked: kpi?.title.nl ?? null,
        target: targetOf(row),
        reported_before: moment === 'final' ? (interim.get(row.kpi)?.reach ?? null) : null,
      }
      return reportColumns.map(({ name }) => cells[name] ?? null)
    })
}

/** The cells that a person fills in; empty where nothing was reported. */
const givenCells = (given: ReportRow | undefined, texts: Texts) =>
  given === undefined
    ? {}
    : {
        reach: given.reach,
        shared_with: given.sharedWith.map(({ kpi, people }) => `${kpi}:${people}`).join(';'),
        reason: texts.get(given.reason ?? '') ?? null,
      }

const nothingToReport = ({ call, applicant, state }: Agreement) => ({
  code: 'nothing-to-report',
  found: `the agreement of ${applicant} in call ${call} is ${state}`,
  expected: 'a signed agreement that awards at least one KPI',
  whatToDo: 'report once the agreement is signed',
  about: { applicant },
})

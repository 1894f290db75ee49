import type { NewEntry } from '../recorded-entry.ts'
import { accept, refuse, type Decision } from '../values/decision.ts'
import type { Agreement } from './agreement.ts'
import { place } from './decide-answer.ts'
import { decideReport } from './decide-report.ts'
import type { Moment, ReportRow } from './entries.ts'

/**
 * Submits reached figures for review. They are checked as a report is, and only rows that say
 * something new go along; nothing of it counts before it is accepted. A new submission replaces
 * the one under review, and a certificate with it. The same again gives nothing.
 */
export const decideSubmission = (
  agreement: Agreement,
  moment: Moment,
  rows: readonly ReportRow[],
): Decision<readonly NewEntry[]> => {
  const decision = decideReport(agreement, moment, rows)
  if (!decision.ok) return decision
  const review = agreement.reviews[moment]
  const [received] = decision.value
  if (received?.type !== 'report-received') {
    return review === undefined || review.stage === 'accepted'
      ? accept([])
      : refuse({
          code: 'nothing-new',
          found: 'only figures that were accepted before',
          expected: 'at least one row that is new or corrected, in place of what is under review',
          whatToDo: 'submit what you want to report instead, or ask for the report to be returned',
          about: { applicant: agreement.applicant },
        })
  }
  const fresh = received.data.rows
  const waiting = review?.stage === 'submitted' || review?.stage === 'certified'
  if (waiting && canonical(review.rows) === canonical(fresh)) return accept([])
  return accept([
    {
      ...place(agreement),
      type: 'report-submitted',
      data: { moment, submission: (review?.submission ?? 0) + 1, rows: fresh },
    },
  ])
}

const canonical = (rows: readonly ReportRow[]): string =>
  rows
    .map(({ kpi, reach, sharedWith, reason }) => {
      const shared = sharedWith.map((other) => `${other.kpi}:${other.people}`).sort()
      return JSON.stringify([kpi, reach, shared, reason])
    })
    .sort()
    .join('\n')

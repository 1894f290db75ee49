import { requireOther } from '../access/may.ts'
import type { Reader } from '../access/role.ts'
import type { NewEntry } from '../recorded-entry.ts'
import { accept, refuse, type Decision, type Refusal } from '../values/decision.ts'
import {
  nextReviewStages,
  type Agreement,
  type ReportReview,
  type ReviewStage,
} from './agreement.ts'
import { place, wrongStage } from './decide-answer.ts'
import { decideReport } from './decide-report.ts'
import type { ReviewRemark, SubmissionNumber, TextDigest } from './entries.ts'

/** A signatory stands for exactly this submission. */
export const decideCertification = (
  agreement: Agreement,
  which: SubmissionNumber,
): Decision<readonly NewEntry[]> => {
  const review = reviewOf(agreement, which, 'certified')
  if (!review.ok) return review
  return accept([{ ...place(agreement), type: 'report-certified', data: which }])
}

/** Sends a report back with what must change. Whoever submitted it may not. */
export const decideReturn = (
  agreement: Agreement,
  which: SubmissionNumber,
  { reason, remarks }: { readonly reason: TextDigest; readonly remarks: readonly ReviewRemark[] },
  reader: Reader,
): Decision<readonly NewEntry[]> => {
  const review = reviewOf(agreement, which, 'returned')
  if (!review.ok) return review
  const other = requireOther(reader, review.value.submittedBy, 'a report that was submitted')
  if (!other.ok) return other
  const refusals = remarks.flatMap((remark, index) =>
    checkRemark(agreement, review.value, remark, remarks.slice(0, index)),
  )
  if (refusals.length > 0) return refuse(...refusals)
  return accept([
    { ...place(agreement), type: 'report-returned', data: { ...which, reason, remarks } },
  ])
}

/**
 * Accepts a report: only now its rows count, exactly as they were submitted. A final report must be
 * certified. What changed since it was submitted (an amendment, figures taken in otherwise) can
 * make it one that no longer fits; then it goes back.
 */
export const decideAcceptance = (
  agreement: Agreement,
  which: SubmissionNumber,
  reader: Reader,
): Decision<readonly NewEntry[]> => {
  const review = reviewOf(agreement, which, 'accepted')
  if (!review.ok) return review
  const { rows, stage, submittedBy } = review.value
  const other = requireOther(reader, submittedBy, 'a report that was submitted')
  if (!other.ok) return other
  const about = { applicant: agreement.applicant }
  if (which.moment === 'final' && stage !== 'certified') {
    return refuse({
      code: 'not-certified',
      found: 'a final report that nobody certified',
      expected: 'a final report with the certificate of a signatory of the municipality',
      whatToDo: 'ask the signatory to certify it first',
      about,
    })
  }
  const decision = decideReport(agreement, which.moment, rows)
  if (!decision.ok) return decision
  const [received] = decision.value
  if (received?.type !== 'report-received' || received.data.rows.length !== rows.length) {
    return refuse({
      code: 'report-overtaken',
      found: 'rows of this report that were taken in otherwise since it was submitted',
      expected: 'a report of which every row still says something new',
      whatToDo: 'return it, so that only what is new is submitted again',
      about,
    })
  }
  return accept([
    { ...place(agreement), type: 'report-accepted', data: which },
    { ...place(agreement), type: 'report-received', data: { moment: which.moment, rows } },
  ])
}

/** The review that is meant, when this may follow on it. */
const reviewOf = (
  agreement: Agreement,
  { moment, submission }: SubmissionNumber,
  to: ReviewStage,
): Decision<ReportReview> => {
  if (agreement.state !== 'signed') {
    return refuse(wrongStage(agreement, 'signed', 'review reports of an agreement that is signed'))
  }
  const about = { applicant: agreement.applicant }
  const review = agreement.reviews[moment]
  if (review === undefined || review.submission !== submission) {
    return refuse({
      code: 'report-replaced',
      found:
        review === undefined
          ? `no ${moment} report that was submitted`
          : `submission ${submission} where ${review.submission} is the last`,
      expected: 'a decision on the last submission',
      whatToDo: 'open the report as it is now, and decide on that',
      about,
    })
  }
  const allowed: readonly ReviewStage[] = nextReviewStages[review.stage]
  if (!allowed.includes(to)) {
    return refuse({
      code: 'wrong-review-stage',
      found: `a report that is ${review.stage}`,
      expected: `a report that can become ${to}`,
      whatToDo:
        review.stage === 'certified'
          ? 'nothing: it is certified already'
          : 'wait until it is submitted again',
      about,
    })
  }
  return accept(review)
}

const checkRemark = (
  { applicant }: Agreement,
  { rows }: ReportReview,
  { kpi }: ReviewRemark,
  before: readonly ReviewRemark[],
): readonly Refusal[] => {
  const twice = before.some((remark) => remark.kpi === kpi)
  if (!twice && rows.some((row) => row.kpi === kpi)) return []
  return [
    {
      code: twice ? 'duplicate-kpi' : 'kpi-not-reported',
      found: twice ? `a second remark on KPI ${kpi}` : `a remark on KPI ${kpi}`,
      expected: `one remark at most on each KPI of this report: ${rows.map((row) => row.kpi).join(', ')}`,
      whatToDo: twice ? 'put both in one remark' : 'say it in the reason',
      about: { applicant, kpi },
    },
  ]
}

import type { Instant } from '../values/instant.ts'
import { nextReviewStages, type ReportReview, type ReviewStage } from './agreement.ts'
import type { AgreementEntry } from './entries.ts'

type ReviewEntry = Extract<
  AgreementEntry,
  { type: 'report-submitted' | 'report-certified' | 'report-returned' | 'report-accepted' }
> & { readonly recordedAt: Instant; readonly actor: string }

/** The review at one moment after one more entry about it. Throws when the entry cannot follow. */
export const evolveReview = (
  before: ReportReview | undefined,
  entry: ReviewEntry,
): ReportReview => {
  if (entry.type === 'report-submitted') {
    if (before !== undefined) moveTo(before, 'submitted')
    expectSubmission(entry.data.submission, (before?.submission ?? 0) + 1)
    return {
      stage: 'submitted',
      submission: entry.data.submission,
      rows: entry.data.rows,
      submittedAt: entry.recordedAt,
      submittedBy: entry.actor,
      certifiedBy: null,
      returned: null,
    }
  }
  if (before === undefined) throw new Error(`${entry.type} before any submission`)
  expectSubmission(entry.data.submission, before.submission)
  switch (entry.type) {
    case 'report-certified':
      return { ...moveTo(before, 'certified'), certifiedBy: entry.actor }
    case 'report-returned': {
      const { reason, remarks } = entry.data
      return { ...moveTo(before, 'returned'), returned: { reason, remarks } }
    }
    case 'report-accepted':
      return moveTo(before, 'accepted')
  }
}

const moveTo = (before: ReportReview, stage: ReviewStage): ReportReview => {
  const allowed: readonly ReviewStage[] = nextReviewStages[before.stage]
  if (!allowed.includes(stage)) {
    throw new Error(`report from ${before.stage} to ${stage}: not possible`)
  }
  return { ...before, stage }
}

const expectSubmission = (submission: number, expected: number): void => {
  if (submission !== expected) {
    throw new Error(`submission ${submission} where ${expected} must come`)
  }
}

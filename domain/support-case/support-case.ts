import type { TextDigest } from '../agreement/entries.ts'
import type { Status } from '../measurement/status.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { Cents } from '../values/cents.ts'
import type { Instant } from '../values/instant.ts'
import type { CaseEntry } from './entries.ts'

/** What was done about one missed target: first talking and strengthening. */
export interface SupportCase {
  readonly call: string
  readonly applicant: string
  readonly kpi: string
  readonly stage: 'open' | 'closed'
  readonly openedAt: Instant
  readonly status: Status
  readonly whatHappened: TextDigest
  readonly why: TextDigest | null
  /** When the municipality told its side; in order of recording. */
  readonly hearings: readonly { readonly on: CalendarDate; readonly account: TextDigest }[]
  /** In order of recording. */
  readonly steps: readonly { readonly step: TextDigest; readonly dueOn: CalendarDate }[]
  readonly closed: { readonly at: Instant; readonly summary: TextDigest } | null
  readonly recovery: { readonly decidedAt: Instant; readonly amountCents: Cents } | null
}

export const caseStream = (call: string, applicant: string, kpi: string): string =>
  `case/${call}/${applicant}/${kpi}`

/** The case after one more entry of its stream. Throws when the entry cannot follow. */
export const evolveCase = (
  before: SupportCase | undefined,
  entry: CaseEntry & { readonly recordedAt: Instant },
): SupportCase => {
  if (entry.type === 'case-opened') {
    if (before !== undefined) throw new Error('case-opened a second time')
    return {
      ...entry.data,
      stage: 'open',
      openedAt: entry.recordedAt,
      hearings: [],
      steps: [],
      closed: null,
      recovery: null,
    }
  }
  if (before === undefined) throw new Error(`${entry.type} before any case`)
  if (entry.type === 'recovery-decided') {
    if (before.stage !== 'closed' || before.hearings.length === 0 || before.recovery !== null) {
      throw new Error(
        'recovery-decided without a closed case in which somebody was heard, or twice',
      )
    }
    const { amountCents } = entry.data
    return { ...before, recovery: { decidedAt: entry.recordedAt, amountCents } }
  }
  if (before.stage !== 'open') throw new Error(`${entry.type} while ${before.stage}: not possible`)
  switch (entry.type) {
    case 'municipality-heard':
      return { ...before, hearings: [...before.hearings, entry.data] }
    case 'step-agreed':
      return { ...before, steps: [...before.steps, entry.data] }
    case 'case-closed': {
      const closed = { at: entry.recordedAt, summary: entry.data.summary }
      return { ...before, stage: 'closed', closed }
    }
  }
}

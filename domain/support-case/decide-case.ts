import type { Agreement } from '../agreement/agreement.ts'
import type { TextDigest } from '../agreement/entries.ts'
import type { Status } from '../measurement/status.ts'
import type { NewEntry } from '../recorded-entry.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { accept, refuse, type Decision, type Refusal } from '../values/decision.ts'
import { caseStream, type SupportCase } from './support-case.ts'
import type { CaseEntry } from './entries.ts'

/** The statuses about which there is something to talk: none of them brings a penalty by itself. */
const needsSupport: ReadonlySet<Status> = new Set([
  'missed',
  'overdue',
  'below-interim',
  'behind',
  'not-started',
])

export interface CaseFacts {
  readonly agreement: Agreement
  readonly kpi: string
  /** How the target stands today. */
  readonly status: Status
}

/** Opens a case about a target that is missed, or will be. One per target. */
export const decideCase = (
  { agreement, kpi, status }: CaseFacts,
  known: SupportCase | undefined,
  { whatHappened, why }: { readonly whatHappened: TextDigest; readonly why: TextDigest | null },
): Decision<readonly NewEntry[]> => {
  const { call, applicant } = agreement
  const about = { call, applicant, kpi }
  if (known !== undefined) {
    return refuse({
      code: 'case-exists',
      found: `a case about KPI ${kpi} that is ${known.stage}`,
      expected: 'one case per target',
      whatToDo: 'go on with that one',
      about,
    })
  }
  if (!needsSupport.has(status)) {
    return refuse({
      code: 'target-not-missed',
      found: `KPI ${kpi} is ${status}`,
      expected: `a target that is ${[...needsSupport].join(', ')}`,
      whatToDo: 'nothing: there is no missed target to talk about',
      about,
    })
  }
  const data = { call, applicant, kpi, status, whatHappened, why }
  return accept([
    {
      stream: caseStream(call, applicant, kpi),
      parties: agreement.members,
      type: 'case-opened',
      data,
    },
  ])
}

/** What is added to an open case. */
export type CaseStep = Extract<
  CaseEntry,
  { type: 'municipality-heard' | 'step-agreed' | 'case-closed' }
>

/** Adds to a case as long as it is open: a hearing up to today, a step with a day to come. */
export const decideCaseStep = (
  { call, applicant, kpi, stage }: SupportCase,
  { members }: Pick<Agreement, 'members'>,
  step: CaseStep,
  today: CalendarDate,
): Decision<readonly NewEntry[]> => {
  const about = { call, applicant, kpi }
  if (stage !== 'open') {
    return refuse({
      code: 'case-closed',
      found: `the case about KPI ${kpi} of ${applicant} is closed`,
      expected: 'an open case',
      whatToDo: 'nothing more is added to a closed case',
      about,
    })
  }
  const wrongDay = checkDay(step, today)
  if (wrongDay !== null) return refuse({ ...wrongDay, about })
  return accept([{ stream: caseStream(call, applicant, kpi), parties: members, ...step }])
}

const checkDay = (step: CaseStep, today: CalendarDate): Refusal | null => {
  if (step.type === 'municipality-heard' && step.data.on > today) {
    return {
      code: 'day-to-come',
      found: `a conversation on ${step.data.on}`,
      expected: `a day up to today, ${today}`,
      whatToDo: 'write the day on which the municipality told its side',
    }
  }
  if (step.type === 'step-agreed' && step.data.dueOn < today) {
    return {
      code: 'day-past',
      found: `a step due on ${step.data.dueOn}`,
      expected: `a day from today on, ${today}`,
      whatToDo: 'agree on a day that is still to come',
    }
  }
  return null
}

import type { NewEntry } from '../recorded-entry.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { accept, refuse, type Decision, type Refusal } from '../values/decision.ts'
import { versionInForce, type Agreement } from './agreement.ts'
import { place, wrongStage } from './decide-answer.ts'
import type { ReplyGiven } from './entries.ts'

/**
 * Takes in what a municipality says about its own figures, once an agreement is signed and also
 * after it ended. A reply that is known already gives nothing.
 */
export const decideReply = (
  agreement: Agreement,
  reply: ReplyGiven,
  today: CalendarDate,
): Decision<readonly NewEntry[]> => {
  if (agreement.state !== 'signed' && agreement.state !== 'ended') {
    return refuse(wrongStage(agreement, 'signed', 'sign the agreement before replying to it'))
  }
  const refusals = [...checkKpi(agreement, reply), ...checkDay(agreement, reply, today)]
  if (refusals.length > 0) return refuse(...refusals)
  if (agreement.replies.some((known) => sameReply(known, reply))) return accept([])
  return accept([{ ...place(agreement), type: 'reply-given', data: reply }])
}

const sameReply = (a: ReplyGiven, b: ReplyGiven): boolean =>
  a.kpi === b.kpi && a.on === b.on && a.language === b.language && a.text === b.text

const checkKpi = (agreement: Agreement, { kpi }: ReplyGiven): readonly Refusal[] => {
  const { applicant, call } = agreement
  const awarded = (versionInForce(agreement)?.rows ?? [])
    .filter(({ awardedReach }) => awardedReach > 0)
    .map((row) => row.kpi)
  if (kpi === null || awarded.includes(kpi)) return []
  return [
    {
      code: 'kpi-not-agreed',
      found: `a reply about KPI ${kpi}`,
      expected: `a KPI that the agreement of ${applicant} in call ${call} awards: ${awarded.join(', ')}`,
      whatToDo: 'correct the KPI, or leave the cell empty for the agreement as a whole',
      about: { applicant, kpi, column: 'kpi' },
    },
  ]
}

const checkDay = (
  { applicant }: Agreement,
  { on }: ReplyGiven,
  today: CalendarDate,
): readonly Refusal[] =>
  on <= today
    ? []
    : [
        {
          code: 'day-to-come',
          found: `a reply given on ${on}`,
          expected: `a day up to today, ${today}`,
          whatToDo: 'write the day on which the municipality replied',
          about: { applicant, column: 'on' },
        },
      ]

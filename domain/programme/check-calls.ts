import type { CalendarDate } from '../values/calendar-date.ts'
import type { Finding } from '../values/finding.ts'
import { callName, callsOf, matches, type Draft } from './draft.ts'
import { fault, type Place } from './fault.ts'
import type { Path, ProgrammeDocument } from './programme-document.ts'
import { date, percent } from './text-schema.ts'

interface Day {
  readonly key: string
  readonly on: CalendarDate
  readonly place: Place
}

const dayAt = (document: ProgrammeDocument, path: Path): Day | null => {
  const on = document.read(path, date)
  return on === undefined ? null : { key: path.join('.'), on, place: document.place(path) }
}

/** A finding at `later` when it comes before `earlier`; silent when either is not a day. */
const inOrder = (code: string, earlier: Day | null, later: Day | null): readonly Finding[] =>
  earlier === null || later === null || earlier.on <= later.on
    ? []
    : [
        fault(
          later.place,
          code,
          `${later.on}, before ${earlier.key} (${earlier.on})`,
          `a day on or after ${earlier.on}`,
          `Correct ${later.key} here, or ${earlier.key}.`,
        ),
      ]

const periodOf = (draft: Draft, id: unknown): { first: Day | null; last: Day | null } => {
  const match = matches(draft, 'programme.yaml', 'periods/*/id').find(({ value }) => value === id)
  const day = (key: string): Day | null =>
    match === undefined ? null : dayAt(match.document, [...match.path.slice(0, -1), key])
  return { first: day('firstDay'), last: day('lastDay') }
}

const checkDays = (draft: Draft, call: ProgrammeDocument): readonly Finding[] => {
  const day = (...path: string[]): Day | null => dayAt(call, path)
  const period = periodOf(draft, call.raw(['period']))
  const interim = day('reporting', 'interim', 'referenceDay')
  const final = day('reporting', 'final', 'referenceDay')
  const outside = (at: Day | null): readonly Finding[] => {
    const { first, last } = period
    if (at === null || first === null || last === null || last.on < first.on) return []
    if (first.on <= at.on && at.on <= last.on) return []
    return [
      fault(
        at.place,
        'reference-day-outside-period',
        at.on,
        `a day of the period: ${first.on} to ${last.on}`,
        `Correct ${at.key}, or the period of the call.`,
      ),
    ]
  }
  const opens = day('opensOn')
  const lateOpening =
    opens !== null && interim !== null && opens.on > interim.on
      ? [
          fault(
            opens.place,
            'opens-after-reporting',
            `${opens.on}, after the first reporting day (${interim.on})`,
            `a day on or before ${interim.on}`,
            'Correct opensOn, or the reporting days.',
          ),
        ]
      : []
  return [
    ...inOrder('closes-before-it-opens', opens, day('closesOn')),
    ...lateOpening,
    ...outside(interim),
    ...outside(final),
    ...inOrder('reporting-order', interim, final),
    ...inOrder('due-before-reference', interim, day('reporting', 'interim', 'dueDay')),
    ...inOrder('due-before-reference', final, day('reporting', 'final', 'dueDay')),
  ]
}

const checkPayment = (call: ProgrammeDocument): readonly Finding[] => {
  const advance = call.read(['payment', 'advancePercent'], percent)
  const balance = call.read(['payment', 'balancePercent'], percent)
  if (advance === undefined || balance === undefined || advance + balance === 100) return []
  return [
    fault(
      call.place(['payment', 'balancePercent']),
      'payment-is-not-100',
      `${advance} + ${balance} = ${advance + balance} percent`,
      'advance and balance that make 100 percent together',
      `Write balancePercent: ${100 - advance}, or correct advancePercent.`,
    ),
  ]
}

const checkName = (call: ProgrammeDocument): readonly Finding[] => {
  const id = call.raw(['id'])
  const expected = callName(call)
  if (typeof id !== 'string' || id === expected) return []
  return [
    fault(
      call.place(['id']),
      'call-id-differs-from-file',
      JSON.stringify(id),
      `'${expected}', as the file is called`,
      `Write '${expected}', or rename the file to calls/${id}.yaml.`,
    ),
  ]
}

/** Faults within one call: its days, its payment and its name. */
export const checkCalls = (draft: Draft): readonly Finding[] =>
  callsOf(draft).flatMap((call) => [
    ...checkDays(draft, call),
    ...checkPayment(call),
    ...checkName(call),
  ])

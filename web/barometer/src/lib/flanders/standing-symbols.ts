import type { StandingKind } from '#lib/standing.ts'

/** The symbol of each standing: one of StatusSymbols, so that colour is never alone. */
export const standingSymbol: Record<StandingKind, string> = {
  'all-good': 'met',
  'most-good': 'most',
  'some-good': 'some',
  'none-good': 'missed',
  'not-judged': 'not-due',
  ended: 'withdrawn',
  pending: 'not-started',
  declined: 'declined',
  'not-funded': 'not-applicable',
  none: 'none',
}

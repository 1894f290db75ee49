import type { CalendarDate } from '../values/calendar-date.ts'
import { addDays } from '../values/calendar-date.ts'
import type { Finding } from '../values/finding.ts'
import type { Draft } from './draft.ts'
import { fault } from './fault.ts'
import type { Path, ProgrammeDocument } from './programme-document.ts'
import { date } from './text-schema.ts'

interface Span {
  readonly path: Path
  readonly first: CalendarDate
  /** Null when it has no end. */
  readonly last: CalendarDate | null
}

const spans = (
  document: ProgrammeDocument,
  list: string,
  firstKey: string,
  lastKey: string,
): readonly Span[] =>
  document
    .list([list])
    .flatMap((_, index) => {
      const path = [list, index]
      const first = document.read([...path, firstKey], date)
      const last = document.read([...path, lastKey], date)
      const endless = document.raw([...path, lastKey]) === undefined
      if (first === undefined || (last === undefined && !endless)) return []
      return [{ path, first, last: last ?? null }]
    })
    .sort((a, b) => (a.first < b.first ? -1 : 1))

const checkSpans = (
  document: ProgrammeDocument,
  found: readonly Span[],
  [firstKey, lastKey, noun]: readonly [string, string, string],
): readonly Finding[] =>
  found.flatMap(({ path, first, last }, index) => {
    if (last !== null && last < first) {
      return [
        fault(
          document.place([...path, lastKey]),
          'ends-before-it-begins',
          `${last}, before ${firstKey} ${first}`,
          `a day on or after ${first}`,
          `Correct ${firstKey} or ${lastKey}.`,
        ),
      ]
    }
    const before = found[index - 1]
    if (before === undefined || (before.last !== null && before.last < first)) return []
    return [
      fault(
        document.place([...path, firstKey]),
        'overlap',
        `${first}, while the ${noun} before it ends ${before.last === null ? 'never' : `on ${before.last}`}`,
        `a day after the ${noun} before it`,
        `Correct ${firstKey} here, or ${lastKey} of the ${noun} before it.`,
      ),
    ]
  })

const checkGaps = (document: ProgrammeDocument, found: readonly Span[]): readonly Finding[] =>
  found.flatMap(({ path, first }, index) => {
    const last = found[index - 1]?.last ?? null
    if (last === null || first <= addDays(last, 1)) return []
    return [
      fault(
        document.place([...path, 'validFrom']),
        'gap',
        `${first}, while the set before it ends on ${last}`,
        `${addDays(last, 1)}: there are municipalities on every day`,
        'Correct validFrom here, or validTo of the set before it.',
      ),
    ]
  })

/** Periods and sets of municipalities that end before they begin, overlap or leave a gap. */
export const checkPeriods = (draft: Draft): readonly Finding[] => {
  const document = draft.documents.get('programme.yaml')
  if (document === undefined) return []
  // A period always has a last day: one without is a missing key, which is said elsewhere.
  const periods = spans(document, 'periods', 'firstDay', 'lastDay').filter(
    ({ last }) => last !== null,
  )
  const sets = spans(document, 'areaSets', 'validFrom', 'validTo')
  return [
    ...checkSpans(document, periods, ['firstDay', 'lastDay', 'period']),
    ...checkSpans(document, sets, ['validFrom', 'validTo', 'set']),
    ...checkGaps(document, sets),
  ]
}

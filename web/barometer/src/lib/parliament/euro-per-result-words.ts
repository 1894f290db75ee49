import type { EuroPerResult, EuroPerResultGap } from '@peil/domain/measurement/euro-per-result.ts'
import type { MissingKind } from '@peil/ui/missing-kind.ts'
import type { Format } from '#lib/format.ts'
import { m } from '#lib/paraglide/messages.js'

const gapWords: Record<EuroPerResultGap, () => string> = {
  'nothing-awarded': m.gap_nothing_awarded,
  'units-differ': m.gap_units_differ,
  'not-a-flow': m.gap_not_a_flow,
  'no-final-report': m.gap_no_final_report,
  'nothing-added': m.gap_nothing_added,
}

/** Why no amount is said. */
export const gapText = (gap: EuroPerResultGap): string => gapWords[gap]()

/** A report that is still to come is something else than an amount that cannot be. */
export const gapKind = (gap: EuroPerResultGap): MissingKind =>
  gap === 'no-final-report' ? 'not-due' : 'not-applicable'

type Ratio = Extract<EuroPerResult, { kind: 'ratio' }>

/** The interval in words, also when it is open or missing. */
export const intervalText = (format: Format, { lowCents, highCents }: Ratio): string => {
  if (lowCents === null) return m.per_result_no_interval()
  const low = format.euro(lowCents)
  return highCents === null
    ? m.per_result_interval_open({ low })
    : m.per_result_interval({ low, high: format.euro(highCents) })
}

/** What the amount rests on, and what is not in it yet. */
export const basisText = (format: Format, ratio: Ratio): string => {
  const basis = m.per_result_basis({
    results: format.number(ratio.results),
    money: format.euro(ratio.contributionCents),
    n: ratio.applicants,
  })
  const { rows, contributionCents } = ratio.unreported
  if (rows === 0) return basis
  const rest = m.per_result_unreported({
    n: rows,
    money: format.euro(contributionCents),
  })
  return `${basis}. ${rest}`
}

import { euroPerResultGaps } from '@peil/domain/measurement/euro-per-result.ts'
import type { ActionTotals } from '@peil/domain/release/release.ts'
import { column, words, type Column } from './data-table.ts'

type Row = Pick<ActionTotals, 'euroPerResult'>

const noRatio = words(
  'Zie per_result_status; een grens is er vanaf vijf aanvragers met een eindrapport.',
  'See per_result_status; a limit needs five applicants with a final report.',
)

/** What one further result cost Flanders, with its interval and what is not reported yet. */
export const euroPerResultColumns: readonly Column<Row>[] = [
  column(
    'per_result_cents',
    'cents',
    ({ euroPerResult }) => (euroPerResult.kind === 'ratio' ? euroPerResult.centsPerResult : null),
    words(
      'Vlaamse bijdrage per resultaat boven het huidige bereik, over rijen met een eindrapport.',
      'Flemish contribution per result above the current reach, over rows with a final report.',
    ),
    {
      empty: noRatio,
      formula: words(
        'som van de bijdragen ÷ som van (reach − current_reach) waar reach_at final is',
        'sum of the contributions ÷ sum of (reach − current_reach) where reach_at is final',
      ),
    },
  ),
  column(
    'per_result_low_cents',
    'cents',
    ({ euroPerResult }) => (euroPerResult.kind === 'ratio' ? euroPerResult.lowCents : null),
    words(
      'Ondergrens daarvan, met 95 % zekerheid: hoe sterk de aanvragers verschillen.',
      'Lower limit of it, with 95 % confidence: how much the applicants differ.',
    ),
    { empty: noRatio },
  ),
  column(
    'per_result_high_cents',
    'cents',
    ({ euroPerResult }) => (euroPerResult.kind === 'ratio' ? euroPerResult.highCents : null),
    words('Bovengrens daarvan.', 'Upper limit of it.'),
    { empty: noRatio },
  ),
  column(
    'per_result_status',
    'text',
    ({ euroPerResult }) => {
      if (euroPerResult.kind === 'not-said') return euroPerResult.reason
      return euroPerResult.unreported.rows > 0 ? 'provisional' : 'value'
    },
    words(
      `value (alle eindrapporten zijn er), provisional (er ontbreken er nog), of waarom er geen bedrag is: ${euroPerResultGaps.join(', ')}.`,
      `value (all final reports are in), provisional (some are missing), or why there is no amount: ${euroPerResultGaps.join(', ')}.`,
    ),
  ),
]

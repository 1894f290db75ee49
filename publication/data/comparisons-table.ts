import {
  funnelPositions,
  type ComparedParticipant,
  type ComparedParticipants,
  type KpiComparison,
} from '@peil/domain/measurement/comparison.ts'
import type { AgreementPage, Release } from '@peil/domain/release/release.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'
import { replyColumns } from './reply-columns.ts'
import { agreementColumns } from './shared-columns.ts'

interface ComparisonRow {
  readonly agreement: AgreementPage
  readonly comparison: KpiComparison
  readonly compared: ComparedParticipants
  readonly place: ComparedParticipant
}

const columns: readonly Column<ComparisonRow>[] = [
  ...agreementColumns((row: ComparisonRow) => row.agreement),
  column('kpi', 'code', ({ comparison }) => comparison.kpi, words('KPI-rij.', 'KPI.')),
  column(
    'moment',
    'text',
    ({ compared }) => compared.moment,
    words(
      'Rapport dat vergeleken wordt: interim of final.',
      'Report that is compared: interim or final.',
    ),
  ),
  column(
    'participants',
    'integer',
    ({ comparison }) => comparison.participants,
    words(
      'Overeenkomsten met een doel voor deze KPI in deze oproep.',
      'Agreements with a target for this KPI in this call.',
    ),
  ),
  column(
    'compared',
    'integer',
    ({ compared }) => compared.places.length,
    words('Hoeveel daarvan vergeleken worden.', 'How many of them are compared.'),
  ),
  column(
    'reach',
    'integer',
    ({ place }) => place.reach,
    words('Bereik in totaal volgens dat rapport.', 'Reach in total according to that report.'),
    { unit: 'unit' },
  ),
  column(
    'expected',
    'number',
    ({ place }) => place.expected,
    words('Verwacht bereik op de referentiedag.', 'Reach expected on the reference day.'),
    { unit: 'unit' },
  ),
  column(
    'ratio',
    'number',
    ({ place }) => place.ratio,
    words('Bereikt tegenover verwacht; 1 is 100 %.', 'Reached against expected; 1 is 100 %.'),
    { unit: 'share', formula: words('reach ÷ expected', 'reach ÷ expected') },
  ),
  column(
    'ratio_together',
    'number',
    ({ compared }) => compared.ratio,
    words(
      'Hetzelfde voor allen die vergeleken worden samen.',
      'The same for all that are compared together.',
    ),
    { unit: 'share', formula: words('Σ reach ÷ Σ expected', 'Σ reach ÷ Σ expected') },
  ),
  column(
    'between_variance',
    'number',
    ({ compared }) => compared.betweenVariance,
    words(
      'Extra spreiding τ² waarmee de trechter verbreed is; 0 wanneer toeval volstaat.',
      'Additional spread τ² by which the funnel is widened; 0 where chance is enough.',
    ),
  ),
  column(
    'position',
    'text',
    ({ place }) => place.position,
    words(
      `Ligging in de trechter: ${funnelPositions.join(', ')}.`,
      `Place in the funnel: ${funnelPositions.join(', ')}.`,
    ),
  ),
  column(
    'rank_low',
    'integer',
    ({ place }) => place.rankLow,
    words('Hoogste plaats die mogelijk is; 1 is het meest.', 'Best rank possible; 1 is the most.'),
  ),
  column(
    'rank_high',
    'integer',
    ({ place }) => place.rankHigh,
    words('Laagste plaats die mogelijk is.', 'Worst rank possible.'),
  ),
  column(
    'rank_level',
    'number',
    ({ compared }) => compared.rankLevel,
    words(
      'Zekerheid waarmee alle plaatsen samen kloppen.',
      'Confidence with which all ranks hold together.',
    ),
    { unit: 'share' },
  ),
  ...replyColumns(
    (row: ComparisonRow) => row.agreement,
    (row: ComparisonRow) => row.comparison.kpi,
  ),
]

/** One row per participant that is compared. Throws when its agreement is not in the release. */
export const comparisonsTable = (release: Release): DataTable => {
  const agreements = new Map(release.agreements.map((agreement) => [agreement.key, agreement]))
  const rows = release.comparisons.flatMap((comparison) => {
    const { result } = comparison
    if (result.kind === 'not-said') return []
    return result.places.map((place): ComparisonRow => {
      const agreement = agreements.get(place.agreement)
      if (agreement === undefined)
        throw new Error(`${place.agreement} is compared but not in the release`)
      return { agreement, comparison, compared: result, place }
    })
  })
  return dataTable(
    release,
    'comparisons',
    words('Besturen naast elkaar, per KPI', 'Participants beside each other, per KPI'),
    columns,
    rows,
  )
}

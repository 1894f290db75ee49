import type { KpiAssessment } from '@peil/domain/release/release.ts'
import { column, words, type Column } from './data-table.ts'
import { reachStatus } from './figure-status.ts'
import { outlookColumns } from './outlook-columns.ts'
import { statusColumn } from './shared-columns.ts'

type Row = { readonly assessment: KpiAssessment }

const noTarget = words('Er is niets afgesproken; zie status.', 'Nothing is agreed; see status.')
const noReach = words(
  'Er is geen rapport of geen doel; zie reach_status en status.',
  'There is no report or no target; see reach_status and status.',
)
const path = words(
  'met e = verlopen dagen (eerste en betrokken dag inbegrepen) ÷ dagen van de periode: flow e × target; stock current_reach + e × awarded; plan current_reach tot de laatste dag, dan target',
  'with e = days passed (first day and day in question included) ÷ days of the period: flow e × target; stock current_reach + e × awarded; plan current_reach until the last day, then target',
)

/** What was reached of what was agreed, and how that is judged. */
export const assessmentColumns: readonly Column<Row>[] = [
  column(
    'target',
    'integer',
    ({ assessment }) => assessment.target,
    words('Afgesproken doel, huidig bereik inbegrepen.', 'Agreed target, current reach included.'),
    {
      unit: 'unit',
      empty: noTarget,
      formula: words('current_reach + awarded', 'current_reach + awarded'),
    },
  ),
  column(
    'reach',
    'integer',
    ({ assessment }) => assessment.reach,
    words(
      'Bereik in totaal volgens het rapport dat beoordeeld is.',
      'Reach in total according to the report that is judged.',
    ),
    { unit: 'unit', empty: words('Zie reach_status.', 'See reach_status.') },
  ),
  statusColumn(
    'reach',
    ['value', 'provisional', 'not-due', 'not-reported', 'not-applicable'],
    ({ assessment }) => reachStatus(assessment),
  ),
  column(
    'reach_at',
    'text',
    ({ assessment }) => assessment.reachAt,
    words(
      'Rapport dat beoordeeld is: interim of final.',
      'Report that is judged: interim or final.',
    ),
    { empty: words('Zie reach_status.', 'See reach_status.') },
  ),
  column(
    'achieved',
    'number',
    ({ assessment }) => assessment.achieved,
    words(
      'Deel van het doel dat bereikt is; 1 is 100 %.',
      'Share of the target reached; 1 is 100 %.',
    ),
    { unit: 'share', empty: noReach, formula: words('reach ÷ target', 'reach ÷ target') },
  ),
  column(
    'additional',
    'number',
    ({ assessment }) => assessment.additional,
    words(
      'Deel van het toegekende bereik dat erbij kwam; 1 is 100 %.',
      'Share of the awarded reach that was added; 1 is 100 %.',
    ),
    {
      unit: 'share',
      empty: noReach,
      formula: words('(reach − current_reach) ÷ awarded', '(reach − current_reach) ÷ awarded'),
    },
  ),
  column(
    'expected',
    'number',
    ({ assessment }) => assessment.expected,
    words('Verwacht bereik op judged_on.', 'Reach expected on judged_on.'),
    { unit: 'unit', empty: noTarget, formula: path },
  ),
  column(
    'judged_on',
    'date',
    ({ assessment }) => assessment.judgedOn,
    words(
      'Dag waarop beoordeeld wordt: de referentiedag van het rapport, of de dag van de publicatie zonder rapport.',
      'Day that is judged: the reference day of the report, or the day of the release without one.',
    ),
  ),
  column(
    'expected_now',
    'number',
    ({ assessment }) => assessment.expectedNow,
    words(
      'Verwacht bereik op de dag van de publicatie.',
      'Reach expected on the day of the release.',
    ),
    { unit: 'unit', empty: noTarget, formula: path },
  ),
  column(
    'status',
    'text',
    ({ assessment }) => assessment.status,
    words(
      'Eerste status die past: not-applicable (niets afgesproken), withdrawn (beëindigd), not-started (voor de periode), met (gehaald), missed (gemist), overdue (rapport te laat), below-interim (minder dan een kwart van het doel), behind (onder het verwachte), on-course (op schema), not-due (nog geen rapport verwacht).',
      'First status that fits: not-applicable (nothing agreed), withdrawn (ended), not-started (before the period), met, missed, overdue (report is late), below-interim (less than a quarter of the target), behind (below what is expected), on-course, not-due (no report due yet).',
    ),
  ),
  ...outlookColumns,
  column(
    'sentence_nl',
    'text',
    ({ assessment }) => assessment.sentence.nl,
    words('De status in een zin, in het Nederlands.', 'The status in a Dutch sentence.'),
  ),
  column(
    'sentence_en',
    'text',
    ({ assessment }) => assessment.sentence.en,
    words('De status in een zin, in het Engels.', 'The status in an English sentence.'),
  ),
  column(
    'sentence_fr',
    'text',
    ({ assessment }) => assessment.sentence.fr,
    words('De status in een zin, in het Frans.', 'The status in a French sentence.'),
  ),
  column(
    'sentence_de',
    'text',
    ({ assessment }) => assessment.sentence.de,
    words('De status in een zin, in het Duits.', 'The status in a German sentence.'),
  ),
]

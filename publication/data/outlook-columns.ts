import { chanceWords, outlookGaps } from '@peil/domain/measurement/comparison.ts'
import type { KpiAssessment } from '@peil/domain/release/release.ts'
import { column, words, type Column } from './data-table.ts'

type Row = { readonly assessment: Pick<KpiAssessment, 'outlook'> }

const noChance = words('Er is geen kans; zie chance_word.', 'There is no chance; see chance_word.')

/** How likely it is that the target will be reached, while that is open. */
export const outlookColumns: readonly Column<Row>[] = [
  column(
    'chance',
    'number',
    ({ assessment: { outlook } }) => (outlook.kind === 'chance' ? outlook.chance : null),
    words(
      'Kans dat het eindrapport het doel haalt, geschat uit het tussentijdse rapport.',
      'Chance that the final report meets the target, estimated from the interim report.',
    ),
    {
      unit: 'share',
      empty: noChance,
      formula: words(
        'voorspellende verdeling van gamma en Poisson; zie de pagina over gegevens en methode',
        'gamma-Poisson predictive distribution; see the page on data and method',
      ),
    },
  ),
  column(
    'chance_word',
    'text',
    ({ assessment: { outlook } }) => (outlook.kind === 'chance' ? outlook.word : outlook.reason),
    words(
      `De kans in een woord (${chanceWords.join(', ')}), of waarom er geen is: ${outlookGaps.join(', ')}.`,
      `The chance as a word (${chanceWords.join(', ')}), or why there is none: ${outlookGaps.join(', ')}.`,
    ),
  ),
  column(
    'final_low',
    'integer',
    ({ assessment: { outlook } }) => (outlook.kind === 'chance' ? outlook.low : null),
    words(
      'Ondergrens van het verwachte eindbereik, met 95 % zekerheid.',
      'Lower limit of the final reach that is expected, with 95 % confidence.',
    ),
    { unit: 'unit', empty: noChance },
  ),
  column(
    'final_high',
    'integer',
    ({ assessment: { outlook } }) => (outlook.kind === 'chance' ? outlook.high : null),
    words(
      'Bovengrens van het verwachte eindbereik, met 95 % zekerheid.',
      'Upper limit of the final reach that is expected, with 95 % confidence.',
    ),
    { unit: 'unit', empty: noChance },
  ),
]

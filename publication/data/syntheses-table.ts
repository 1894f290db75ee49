import type { SynthesisSentence } from '@peil/domain/indicator/synthesis.ts'
import type { Release } from '@peil/domain/release/release.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'

interface Row {
  readonly region: string
  readonly at: number
  readonly sentence: SynthesisSentence
}

const columns: readonly Column<Row>[] = [
  column('region', 'code', ({ region }) => region, words('Referentieregio.', 'Region.')),
  column('order', 'integer', ({ at }) => at, words('Volgorde, vanaf 1.', 'Order, from 1.')),
  column(
    'rule',
    'code',
    ({ sentence }) => sentence.rule,
    words('Regel waaruit de zin volgt.', 'Rule that the sentence follows from.'),
  ),
  column(
    'indicator',
    'code',
    ({ sentence }) => sentence.indicator,
    words('Indicator.', 'Indicator.'),
  ),
  column('period', 'date', ({ sentence }) => sentence.period, words('Laatste dag.', 'Last day.')),
  column(
    'municipalities',
    'list',
    ({ sentence }) => sentence.municipalities.join(';'),
    words('NIS-codes van de genoemde gemeenten.', 'NIS codes of the municipalities named.'),
    { empty: words('Er is geen gemeente genoemd.', 'No municipality is named.') },
  ),
  column(
    'verdict',
    'text',
    ({ sentence }) => sentence.verdict,
    words(
      'higher (hoger), lower (lager), no-clear-difference (geen duidelijk verschil), range (laagste en hoogste), rising (stijgend) of falling (dalend).',
      'higher, lower, no-clear-difference, range, rising or falling.',
    ),
  ),
  ...(
    [
      ['nl', 'De zin in het Nederlands.', 'The sentence in Dutch.'],
      ['en', 'De zin in het Engels.', 'The sentence in English.'],
      ['fr', 'De zin in het Frans.', 'The sentence in French.'],
      ['de', 'De zin in het Duits.', 'The sentence in German.'],
    ] as const
  ).map(([language, nl, en]) =>
    column<Row>(
      `text_${language}`,
      'text',
      ({ sentence }) => sentence.text[language],
      words(nl, en),
    ),
  ),
]

/** One row per sentence about what stands out in a region. */
export const synthesesTable = (release: Release): DataTable =>
  dataTable(
    release,
    'syntheses',
    words('Wat opvalt per regio', 'What stands out per region'),
    columns,
    release.syntheses.flatMap(({ region, sentences }) =>
      sentences.map((sentence, at): Row => ({ region, at: at + 1, sentence })),
    ),
  )

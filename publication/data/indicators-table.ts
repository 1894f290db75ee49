import type { Indicator, LocalText } from '@peil/domain/programme/programme.ts'
import type { Release } from '@peil/domain/release/release.ts'
import { column, dataTable, words, type Column, type DataTable } from './data-table.ts'
import { definedFigures, type DefinedFigures } from './indicator-rows.ts'

type Row = DefinedFigures & { readonly themeTitle: LocalText }

const notSaid = words('Niet gezegd.', 'Not said.')

const local = (
  name: string,
  pick: (row: Row) => LocalText | undefined,
  nl: string,
  en: string,
): readonly Column<Row>[] => [
  column(`${name}_nl`, 'text', (row) => pick(row)?.nl ?? null, words(nl, `${en} In Dutch.`), {
    empty: notSaid,
  }),
  column(`${name}_en`, 'text', (row) => pick(row)?.en ?? null, words(`${nl} In het Engels.`, en), {
    empty: notSaid,
  }),
]

const plain = (
  name: string,
  pick: (definition: Indicator) => string | undefined,
  nl: string,
  en: string,
): Column<Row> =>
  column(name, 'text', ({ definition }) => pick(definition) ?? null, words(nl, en), {
    empty: notSaid,
  })

const breaksNote = (language: 'nl' | 'en') =>
  column<Row>(
    `breaks_note_${language}`,
    'text',
    ({ definition }) =>
      definition.breaks?.map(({ note }) => note[language] ?? note.nl).join(' · ') ?? null,
    words(
      `Wat er dan veranderde, in dezelfde volgorde.${language === 'en' ? ' In het Engels.' : ''}`,
      `What changed then, in the same order.${language === 'nl' ? ' In Dutch.' : ''}`,
    ),
    { empty: words('Er zijn geen breuken.', 'There are no breaks.') },
  )

const columns: readonly Column<Row>[] = [
  column('indicator', 'code', (row) => row.definition.id, words('Indicator.', 'Indicator.')),
  column('theme', 'code', (row) => row.definition.theme, words('Thema.', 'Theme.')),
  ...local('theme_title', (row) => row.themeTitle, 'Titel van het thema.', 'Title of the theme.'),
  ...local('title', (row) => row.definition.title, 'Titel.', 'Title.'),
  ...local(
    'definition',
    (row) => row.definition.definition,
    'Wat geteld wordt.',
    'What is counted.',
  ),
  ...local('unit', (row) => row.definition.unit, 'Eenheid.', 'Unit.'),
  plain(
    'kind',
    ({ kind }) => kind,
    'Soort: count (aantal), proportion (deel van 1), rate (per zoveel), mean (gemiddelde) of offer (aangeboden: 1, niet: 0).',
    'Kind: count, proportion (fraction of 1), rate (per so many), mean, or offer (offered: 1, not: 0).',
  ),
  column(
    'per',
    'integer',
    ({ definition }) => definition.per ?? null,
    words('Van een verhouding: per hoeveel.', 'Of a rate: per how many.'),
    { empty: words('Het is geen verhouding.', 'It is no rate.') },
  ),
  ...local(
    'numerator',
    (row) => row.definition.numerator,
    'Wat de teller telt.',
    'What the numerator counts.',
  ),
  ...local(
    'denominator',
    (row) => row.definition.denominator,
    'Wat de noemer telt.',
    'What the denominator counts.',
  ),
  plain(
    'collection',
    ({ collection }) => collection,
    'register (iedereen geteld) of survey (sommigen bevraagd).',
    'register (everyone counted) or survey (some were asked).',
  ),
  plain(
    'direction',
    ({ direction }) => direction,
    'Wat beter is: up (hoger), down (lager) of neither (geen van beide).',
    'Which way is better: up, down or neither.',
  ),
  plain(
    'periodicity',
    ({ periodicity }) => periodicity,
    'year (jaar), school-year (schooljaar), reference-day (dag), quarter (kwartaal) of month (maand).',
    'year, school-year, reference-day, quarter or month.',
  ),
  column(
    'decimals',
    'integer',
    ({ definition }) => definition.decimals,
    words(
      'Decimalen op een pagina; bij een aandeel van de procenten.',
      'Decimals on a page; of percents for a proportion.',
    ),
  ),
  ...local('source', (row) => row.definition.source.name, 'Bron.', 'Source.'),
  plain('source_address', ({ source }) => source.address, 'Adres van de bron.', 'Its address.'),
  plain(
    'responsible',
    ({ responsible }) => responsible,
    'Wie ervoor instaat.',
    'Who answers for it.',
  ),
  plain('contact', ({ contact }) => contact, 'Waar men vragen stelt.', 'Where to ask.'),
  ...local(
    'strengths',
    (row) => row.definition.strengths,
    'Waarvoor het goed is.',
    'What it is good for.',
  ),
  ...local(
    'limits',
    (row) => row.definition.limits,
    'Wat het niet kan zeggen.',
    'What it cannot tell.',
  ),
  ...local('notes', (row) => row.definition.notes, 'Over de methode.', 'About the method.'),
  column(
    'disclosure_threshold',
    'integer',
    ({ definition }) => definition.disclosureThreshold ?? null,
    words(
      'Aantallen boven nul en hieronder worden afgeschermd.',
      'Counts above zero and below this are withheld.',
    ),
    { empty: words('Niets wordt afgeschermd.', 'Nothing is withheld.') },
  ),
  column(
    'breaks',
    'list',
    ({ definition }) => definition.breaks?.map(({ from }) => from).join(';') ?? null,
    words('Dagen vanaf wanneer anders geteld is.', 'Days since which it is counted otherwise.'),
    { empty: words('Er zijn geen breuken.', 'There are no breaks.') },
  ),
  breaksNote('nl'),
  breaksNote('en'),
  column(
    'first_period',
    'date',
    ({ figures }) => figures.periods[0] ?? null,
    words('Laatste dag van de eerste periode.', 'Last day of the first period.'),
    { empty: words('Er zijn nog geen cijfers.', 'There are no figures yet.') },
  ),
  column(
    'last_period',
    'date',
    ({ figures }) => figures.periods.at(-1) ?? null,
    words('Laatste dag van de recentste periode.', 'Last day of the latest period.'),
    { empty: words('Er zijn nog geen cijfers.', 'There are no figures yet.') },
  ),
]

/** One row per indicator, also without figures. Throws when a theme is not in the programme. */
export const indicatorsTable = (release: Release): DataTable => {
  const themes = new Map(release.programme.themes.map((theme) => [theme.id, theme]))
  const rows = definedFigures(release).map((defined): Row => {
    const theme = themes.get(defined.definition.theme)
    if (theme === undefined) throw new Error(`no theme ${defined.definition.theme}`)
    return { ...defined, themeTitle: theme.title }
  })
  return dataTable(
    release,
    'indicators',
    words('Indicatoren', 'Indicators'),
    columns,
    rows,
    ({ figures }) => figures.provenance,
  )
}

import type { MunicipalityPage } from '@peil/domain/release/release.ts'
import { differenceWords } from '#lib/monitor/difference-words.ts'
import { collectionWord } from '#lib/monitor/indicator-words.ts'
import {
  areaFigureOf,
  figureOf,
  flandersFigureOf,
  type MonitoredIndicator,
} from '#lib/monitor/monitor-index.ts'
import { revisionsOf } from '#lib/monitor/revisions.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { found } from '#lib/release-index.ts'
import { localPhrase, phrase } from './phrases.ts'
import type { Phrase, ReportBlock } from './report-document.ts'

/**
 * What must be known about some indicators in a municipality, and where they come from. Each caveat
 * is said once, before the titles of the indicators it holds for.
 */
export const indicatorCaveats = (
  place: Place,
  municipality: MunicipalityPage,
  entries: readonly MonitoredIndicator[],
): readonly ReportBlock[] => {
  const said = entries.flatMap((entry) =>
    [
      ...differencesOf(place, municipality, entry),
      ...limitsOf(place, entry),
      ...historyOf(place, municipality, entry),
      ...originOf(place, entry),
    ].map((caveat) => ({ entry, caveat })),
  )
  const groups = Map.groupBy(said, ({ caveat }) => caveat.map(({ text }) => text).join(''))
  return [...groups.values()].map((group) => ({
    kind: 'note',
    text: [
      ...(group[0]?.caveat ?? []),
      phrase(' ('),
      ...group.flatMap(({ entry }, at) => [
        ...(at === 0 ? [] : [phrase('; ')]),
        localPhrase(place, entry.indicator.title),
      ]),
      phrase(')'),
    ],
  }))
}

type Caveats = readonly (readonly Phrase[])[]

const differencesOf = (
  place: Place,
  { nis, region }: MunicipalityPage,
  entry: MonitoredIndicator,
): Caveats => {
  const { indicator, latest } = entry
  const own = figureOf(entry, nis, latest)
  return [
    differenceWords(
      indicator,
      own,
      areaFigureOf(entry, 'region', region, latest),
      found(place.index.regions, region).name,
    ),
    differenceWords(indicator, own, flandersFigureOf(entry, latest), m.crumb_home()),
  ].flatMap((text) => (text === null ? [] : [[phrase(text)]]))
}

const limitsOf = (place: Place, { indicator }: MonitoredIndicator): Caveats =>
  indicator.limits === undefined ? [] : [[localPhrase(place, indicator.limits)]]

/** Breaks in the series, mergers and figures that were replaced. */
const historyOf = (
  place: Place,
  municipality: MunicipalityPage,
  entry: MonitoredIndicator,
): Caveats => {
  const { nis, name } = municipality
  const isCarried = entry.figures.periods.some(
    (_, at) => figureOf(entry, nis, at)?.carried === true,
  )
  const revised = revisionsOf(place, entry, [municipality]).length
  return [
    ...(entry.indicator.breaks ?? []).map(({ from, note }) => [
      phrase(`${m.break_from({ date: place.format.date(from) })} `),
      localPhrase(place, note),
    ]),
    ...(isCarried ? [[phrase(m.carried_note({ name }))]] : []),
    ...(revised === 0 ? [] : [[phrase(m.report_revised({ n: revised }))]]),
  ]
}

const originOf = (place: Place, { indicator, figures }: MonitoredIndicator): Caveats => {
  const source = m.chart_source({
    source: place.text(indicator.source.name),
    responsible: indicator.responsible,
  })
  const sample = figures.provenance === 'sample' ? ` ${m.sample_sentence()}` : ''
  return [[phrase(`${source} (${collectionWord[indicator.collection]()})${sample}`)]]
}

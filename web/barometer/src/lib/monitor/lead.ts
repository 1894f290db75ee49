import { differenceFrom, type Difference } from '@peil/domain/indicator/difference-from.ts'
import type { SynthesisSentence } from '@peil/domain/indicator/synthesis.ts'
import type { Theme } from '@peil/domain/programme/programme.ts'
import type { MunicipalityPage, RegionPage } from '@peil/domain/release/release.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { found } from '#lib/release-index.ts'
import { areaFigureText, valueText } from './figure-words.ts'
import {
  areaFigureOf,
  figureOf,
  flandersFigureOf,
  type MonitoredIndicator,
} from './monitor-index.ts'
import { periodWords } from './period-words.ts'

const isClear = ({ verdict }: SynthesisSentence): boolean =>
  verdict === 'higher' || verdict === 'lower'

/** One sentence about a theme in a region: in how many figures some municipality clearly differs. */
export const leadOfRegionTheme = (
  place: Place,
  region: RegionPage,
  theme: Theme,
  sentences: readonly SynthesisSentence[],
): string => {
  const entries = place.index.monitor.ofTheme.get(theme.id) ?? []
  const filled = entries.filter(({ latest }) => latest >= 0).length
  const inputs = {
    region: region.name,
    places: region.municipalities.length,
    n: filled,
    theme: place.text(theme.title),
  }
  if (filled === 0) return m.lead_region_theme_empty(inputs)
  const clear = new Set(sentences.filter(isClear).map(({ indicator }) => indicator)).size
  return clear === 0 ? m.lead_region_theme_even(inputs) : m.lead_region_theme({ ...inputs, clear })
}

/** One sentence about a theme in a municipality: how often it clearly differs from its region. */
export const leadOfMunicipalityTheme = (
  place: Place,
  municipality: MunicipalityPage,
  theme: Theme,
): string => {
  const entries = (place.index.monitor.ofTheme.get(theme.id) ?? []).filter(
    (entry) => figureOf(entry, municipality.nis, entry.latest)?.value != null,
  )
  const region = found(place.index.regions, municipality.region)
  const differences = entries.map((entry) =>
    differenceFrom(
      entry.indicator,
      figureOf(entry, municipality.nis, entry.latest),
      areaFigureOf(entry, 'region', region.id, entry.latest),
    ),
  )
  const count = (wanted: Difference | null): number =>
    differences.filter((difference) => difference === wanted).length
  const inputs = {
    name: municipality.name,
    region: region.name,
    theme: place.text(theme.title),
    n: entries.length,
    higher: count('higher'),
    lower: count('lower'),
    even: count('no-clear-difference'),
    other: count(null),
  }
  if (entries.length === 0) return m.lead_municipality_theme_empty(inputs)
  return inputs.other === entries.length
    ? m.lead_municipality_theme_alone(inputs)
    : m.lead_municipality_theme(inputs)
}

/** One sentence about an indicator: from lowest to highest, and Flanders beside it. */
export const leadOfIndicator = (place: Place, entry: MonitoredIndicator): string => {
  const { indicator, figures, latest } = entry
  const last = figures.periods[latest]
  const title = place.text(indicator.title)
  if (last === undefined) return m.lead_indicator_empty({ title })
  const period = periodWords(place.format, indicator, last)
  const values = Object.keys(figures.municipalities).flatMap(
    (nis) => figureOf(entry, nis, latest)?.value ?? [],
  )
  if (indicator.kind === 'offer') {
    const offered = values.filter((value) => value === 1).length
    return m.lead_indicator_offer({ title, period, offered, n: values.length })
  }
  if (values.length === 0) return m.lead_indicator_no_places({ title, period })
  const sentence = m.lead_indicator({
    title,
    period,
    n: values.length,
    low: valueText(place, indicator, Math.min(...values)),
    high: valueText(place, indicator, Math.max(...values)),
  })
  const flanders = flandersFigureOf(entry, latest)
  return flanders === null || flanders.kind === 'range'
    ? sentence
    : `${sentence} ${m.lead_indicator_flanders({ value: areaFigureText(place, indicator, flanders) })}`
}

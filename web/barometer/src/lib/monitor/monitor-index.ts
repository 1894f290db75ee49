import type { AreaFigure, Figure, IndicatorFigures } from '@peil/domain/indicator/figure.ts'
import type { SimilarPlaces, SynthesisSentence } from '@peil/domain/indicator/synthesis.ts'
import type { Indicator, Theme } from '@peil/domain/programme/programme.ts'
import type { Release } from '@peil/domain/release/release.ts'

/** An indicator with everything that is known about it. */
export interface MonitoredIndicator {
  readonly indicator: Indicator
  readonly figures: IndicatorFigures
  /** Position of the last period; -1 when there are no figures. */
  readonly latest: number
}

/** What pages about indicators look up. */
export interface MonitorIndex {
  readonly themes: ReadonlyMap<string, Theme>
  /** In the programme's order. */
  readonly indicators: ReadonlyMap<string, MonitoredIndicator>
  readonly ofTheme: ReadonlyMap<string, readonly MonitoredIndicator[]>
  /** By id of a region. */
  readonly syntheses: ReadonlyMap<string, readonly SynthesisSentence[]>
  /** By code. */
  readonly similar: ReadonlyMap<string, SimilarPlaces['places']>
}

/** An indicator of which the release says nothing. */
const withoutFigures = (indicator: string): IndicatorFigures => ({
  indicator,
  provenance: 'supplied',
  periods: [],
  municipalities: {},
  regions: {},
  provinces: {},
  flanders: [],
})

export const monitorIndex = ({
  programme,
  indicators,
  syntheses,
  similar,
}: Pick<Release, 'programme' | 'indicators' | 'syntheses' | 'similar'>): MonitorIndex => {
  const figuresOf = new Map(indicators.map((figures) => [figures.indicator, figures]))
  const monitored = programme.indicators.map((indicator): MonitoredIndicator => {
    const figures = figuresOf.get(indicator.id) ?? withoutFigures(indicator.id)
    return { indicator, figures, latest: figures.periods.length - 1 }
  })
  return {
    themes: new Map(programme.themes.map((theme) => [theme.id, theme])),
    indicators: new Map(monitored.map((entry) => [entry.indicator.id, entry])),
    ofTheme: Map.groupBy(monitored, ({ indicator }) => indicator.theme),
    syntheses: new Map(syntheses.map(({ region, sentences }) => [region, sentences])),
    similar: new Map(similar.map(({ nis, places }) => [nis, places])),
  }
}

/** The figure of a municipality in a period; null when there is none. */
export const figureOf = (
  { figures }: MonitoredIndicator,
  nis: string,
  period: number,
): Figure | null => figures.municipalities[nis]?.[period] ?? null

type Level = 'region' | 'province'

/** What is said about a region (by id) or a province (by name) in a period. */
export const areaFigureOf = (
  { figures }: MonitoredIndicator,
  level: Level,
  id: string,
  period: number,
): AreaFigure | null =>
  (level === 'region' ? figures.regions : figures.provinces)[id]?.[period] ?? null

/** What is said about all of Flanders in a period. */
export const flandersFigureOf = (
  { figures }: MonitoredIndicator,
  period: number,
): AreaFigure | null => figures.flanders[period] ?? null

import type { Theme } from '@peil/domain/programme/programme.ts'
import type { MunicipalityPage } from '@peil/domain/release/release.ts'
import { areaFigureText, figureText } from '#lib/monitor/figure-words.ts'
import { leadOfMunicipalityTheme } from '#lib/monitor/lead.ts'
import {
  areaFigureOf,
  figureOf,
  flandersFigureOf,
  type MonitoredIndicator,
} from '#lib/monitor/monitor-index.ts'
import { periodWords } from '#lib/monitor/period-words.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { found } from '#lib/release-index.ts'
import { figureChange } from './figure-change.ts'
import { indicatorCaveats } from './indicator-caveats.ts'
import { localPhrase, phrase } from './phrases.ts'
import type { ReportCell, ReportSection, ReportTable } from './report-document.ts'

/** The municipality in figures: a table per theme, and what must be known about each of them. */
export const indicatorSections = (
  place: Place,
  municipality: MunicipalityPage,
): readonly ReportSection[] => {
  const { monitor } = place.index
  const sections = [...monitor.themes.values()].flatMap((theme) => {
    const entries = (monitor.ofTheme.get(theme.id) ?? []).filter(({ latest }) => latest >= 0)
    return entries.length === 0 ? [] : [themeSection(place, municipality, theme, entries)]
  })
  if (sections.length === 0) return []
  return [
    {
      heading: [phrase(m.municipality_themes())],
      blocks: [
        {
          kind: 'list',
          items: [m.region_register(), m.region_survey()].map((text) => [phrase(text)]),
        },
      ],
      sections,
    },
  ]
}

const themeSection = (
  place: Place,
  municipality: MunicipalityPage,
  theme: Theme,
  entries: readonly MonitoredIndicator[],
): ReportSection => ({
  heading: [localPhrase(place, theme.title)],
  blocks: [
    { kind: 'paragraph', text: [phrase(leadOfMunicipalityTheme(place, municipality, theme))] },
    figuresTable(place, municipality, theme, entries),
    ...indicatorCaveats(place, municipality, entries),
  ],
  sections: [],
})

const figuresTable = (
  place: Place,
  municipality: MunicipalityPage,
  theme: Theme,
  entries: readonly MonitoredIndicator[],
): ReportTable => {
  const region = found(place.index.regions, municipality.region)
  const text = (plain: string): ReportCell => [phrase(plain)]
  return {
    kind: 'table',
    caption: m.theme_in({ theme: place.text(theme.title), place: municipality.name }),
    columns: [m.column_indicator(), municipality.name, region.name, m.crumb_home()].map(
      (label) => ({ label, numeric: false }),
    ),
    rows: entries.map((entry) => {
      const { indicator, latest } = entry
      // Whether a service is offered says nothing about an area.
      const area = (figure: Parameters<typeof areaFigureText>[2]): ReportCell =>
        text(
          indicator.kind === 'offer'
            ? m.missing_not_applicable()
            : areaFigureText(place, indicator, figure),
        )
      return [
        titleCell(place, entry),
        text(ownText(place, municipality, entry)),
        area(areaFigureOf(entry, 'region', region.id, latest)),
        area(flandersFigureOf(entry, latest)),
      ]
    }),
  }
}

/** The figure, and how it was before. */
const ownText = (place: Place, { nis }: MunicipalityPage, entry: MonitoredIndicator): string => {
  const now = figureText(place, entry.indicator, figureOf(entry, nis, entry.latest))
  const change = figureChange(place, entry, nis)
  return change === null ? now : `${now} (${change})`
}

/** `Starters (starters per 1.000 inwoners, 2024)` */
const titleCell = (
  place: Place,
  { indicator, figures, latest }: MonitoredIndicator,
): ReportCell => {
  const period = figures.periods[latest]
  return [
    localPhrase(place, indicator.title),
    phrase(' ('),
    localPhrase(place, indicator.unit),
    phrase(period === undefined ? ')' : `, ${periodWords(place.format, indicator, period)})`),
  ]
}

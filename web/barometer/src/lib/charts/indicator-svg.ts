import { fileWidth, standaloneSvg } from '@peil/ui/chart/standalone-svg.ts'
import { render } from 'svelte/server'
import { publisherText, versionText } from '#lib/about/publishing-words.ts'
import { leadOfIndicator } from '#lib/monitor/lead.ts'
import type { MonitoredIndicator } from '#lib/monitor/monitor-index.ts'
import PlacesMap from '#lib/monitor/PlacesMap.svelte'
import PlacesSwarm from '#lib/monitor/PlacesSwarm.svelte'
import { m } from '#lib/paraglide/messages.js'
import { placeContext, type Place } from '#lib/place.ts'
import type { parseIndicatorPicture } from './indicator-pictures.ts'

/** What stands below a picture wherever it goes: caveats, source, licence, version. */
const notesOf = (place: Place, { indicator, figures }: MonitoredIndicator): readonly string[] => {
  const { publishing } = place.release.programme
  const { boundaries } = place.release
  return [
    ...(figures.provenance === 'sample' ? [m.sample_sentence()] : []),
    place.text(indicator.definition),
    ...(indicator.limits === undefined ? [] : [place.text(indicator.limits)]),
    m.chart_source({
      source: place.text(indicator.source.name),
      responsible: indicator.responsible,
    }),
    m.chart_version({
      publisher: publisherText(place),
      date: place.format.date(place.release.on),
      version: versionText(place),
    }),
    publishing === null
      ? m.cite_no_licence()
      : m.cite_licence({ licence: place.text(publishing.licence.name) }),
    ...(boundaries === null ? [] : [`${boundaries.source}, ${boundaries.licence}`]),
  ]
}

/** A picture of all municipalities in the last period of an indicator, as a file of its own. */
export const indicatorSvg = (
  place: Place,
  entry: MonitoredIndicator,
  picture: NonNullable<ReturnType<typeof parseIndicatorPicture>>,
): string => {
  const label = leadOfIndicator(place, entry)
  const context = placeContext(place)
  const props = { label, entry, period: entry.latest, width: fileWidth }
  const { body } =
    picture === 'swarm'
      ? render(PlacesSwarm, { props, context })
      : render(PlacesMap, { props, context })
  return standaloneSvg({
    drawing: body,
    language: place.language,
    title: place.text(entry.indicator.title),
    description: label,
    notes: [label, ...notesOf(place, entry)],
  })
}

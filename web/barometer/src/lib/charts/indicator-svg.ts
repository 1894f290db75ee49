import { fileWidth, standaloneSvg } from '@peil/ui/chart/standalone-svg.ts'
import { render } from 'svelte/server'
import { leadOfIndicator } from '#lib/monitor/lead.ts'
import { markWords, writeMarks } from '#lib/language-marks.ts'
import type { MonitoredIndicator } from '#lib/monitor/monitor-index.ts'
import PlacesMap from '#lib/monitor/PlacesMap.svelte'
import PlacesSwarm from '#lib/monitor/PlacesSwarm.svelte'
import { placeContext, type Place } from '#lib/place.ts'
import { indicatorNotes } from './chart-notes.ts'
import type { parseIndicatorPicture } from './indicator-pictures.ts'

/** A picture of all municipalities in the last period of an indicator, as a file of its own. */
export const indicatorSvg = (
  place: Place,
  entry: MonitoredIndicator,
  picture: NonNullable<ReturnType<typeof parseIndicatorPicture>>,
): string => {
  const label = leadOfIndicator(place, entry)
  const context = placeContext(place)
  const { boundaries } = place.release
  const props = { label, entry, period: entry.latest, width: fileWidth }
  const { body } =
    picture === 'swarm'
      ? render(PlacesSwarm, { props, context })
      : render(PlacesMap, { props, context })
  const svg = standaloneSvg({
    drawing: body,
    language: place.language,
    title: markWords(place.text(entry.indicator.title)),
    description: label,
    notes: [
      label,
      ...indicatorNotes(place, entry),
      ...(boundaries === null ? [] : [`${boundaries.source}, ${boundaries.licence}`]),
    ].map(markWords),
  })
  return writeMarks(svg)
}

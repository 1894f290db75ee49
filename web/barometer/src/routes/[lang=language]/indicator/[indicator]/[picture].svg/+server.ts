import { error } from '@sveltejs/kit'
import { parseIndicatorPicture } from '#lib/charts/indicator-pictures.ts'
import { indicatorSvg } from '#lib/charts/indicator-svg.ts'
import { placeOf } from '#lib/place-of.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => {
  const place = placeOf(event)
  const entry = place.index.monitor.indicators.get(event.params.indicator)
  const picture = parseIndicatorPicture(event.params.picture)
  if (entry === undefined || picture === null || entry.latest < 0) error(404)
  return new Response(indicatorSvg(place, entry, picture), {
    headers: { 'Content-Type': 'image/svg+xml' },
  })
}

import { error } from '@sveltejs/kit'
import { placeOf } from '#lib/place-of.ts'
import { compileReport } from '#lib/report/compile-report.ts'
import { municipalityReport } from '#lib/report/municipality-report.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => {
  const place = placeOf(event)
  const municipality = place.index.municipalities.get(event.params.nis)
  if (municipality === undefined) error(404)
  const bytes = compileReport(municipalityReport(place, municipality))
  return new Response(bytes, { headers: { 'Content-Type': 'application/pdf' } })
}

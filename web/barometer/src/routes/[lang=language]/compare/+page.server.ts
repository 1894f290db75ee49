import { parseCompareQuery } from '#lib/compare/compare-query.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url, parent, locals }) => {
  const { place } = await parent()
  const query = parseCompareQuery(place, url.searchParams)
  locals.status = query.status
  return { query }
}

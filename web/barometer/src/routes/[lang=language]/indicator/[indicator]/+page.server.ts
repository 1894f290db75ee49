import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, parent }) => {
  const { place } = await parent()
  if (!place.index.monitor.indicators.has(params.indicator)) error(404)
}

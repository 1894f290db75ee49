import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, parent }) => {
  const { place } = await parent()
  const { regions, monitor } = place.index
  if (!regions.has(params.region) || !monitor.themes.has(params.theme)) error(404)
}

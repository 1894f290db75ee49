import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, parent }) => {
  const { place } = await parent()
  const { municipalities, monitor } = place.index
  if (!municipalities.has(params.nis) || !monitor.themes.has(params.theme)) error(404)
}

import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, parent }) => {
  const { place } = await parent()
  const { municipalities, vanished } = place.index
  if (!municipalities.has(params.nis) && !vanished.has(params.nis)) error(404)
}

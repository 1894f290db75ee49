import { error } from '@sveltejs/kit'
import { parsePath } from '#lib/paths.ts'
import { Place } from '#lib/place.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ platform, url }) => {
  if (platform === undefined) throw new Error('no release was handed to the app')
  const here = parsePath(url.pathname)
  if (here === null) error(404)
  return { place: new Place(platform.release, here.page, here.language) }
}

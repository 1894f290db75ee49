import { error, type RequestEvent } from '@sveltejs/kit'
import { parsePath } from './paths.ts'
import { Place } from './place.ts'

/** The place that a request is about: a page, or the page that a file belongs to. */
export const placeOf = ({ platform, url }: Pick<RequestEvent, 'platform' | 'url'>): Place => {
  if (platform === undefined) throw new Error('no release was handed to the app')
  const here = parsePath(url.pathname)
  if (here === null) error(404)
  return new Place(platform.release, here.page, here.language)
}

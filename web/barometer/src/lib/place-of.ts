import { error, type RequestEvent } from '@sveltejs/kit'
import { parsePath } from './paths.ts'
import { Place } from './place.ts'

type Asked = Pick<RequestEvent, 'platform' | 'url'>

/** The page that a request is about, or that a requested file belongs to. */
export const placeOf = ({ platform, url }: Asked): Place => {
  if (platform === undefined) throw new Error('no release was handed to the app')
  const here = parsePath(url.pathname)
  if (here === null) error(404)
  return new Place(platform.release, here.page, here.language)
}

import { error, type RequestEvent } from '@sveltejs/kit'
import { parsePath } from './paths.ts'
import { Place } from './place.ts'

type Asked = Pick<RequestEvent, 'platform' | 'url'>

const placeIn = ({ platform, url }: Asked, marks: boolean): Place => {
  if (platform === undefined) throw new Error('no release was handed to the app')
  const here = parsePath(url.pathname)
  if (here === null) error(404)
  return new Place(platform.release, here.page, here.language, marks)
}

/** The page that a request is about; the server hook writes the marks of its texts. */
export const placeOfPage = (asked: Asked): Place => placeIn(asked, true)

/** The page that a requested file belongs to. */
export const placeOfFile = (asked: Asked): Place => placeIn(asked, false)

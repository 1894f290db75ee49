import type { Reroute, Transport } from '@sveltejs/kit/hooks'
import { routeOf } from '#lib/paths.ts'
import { Place } from '#lib/place.ts'

/** Dutch addresses have Dutch words; the routes have one name. */
export const reroute: Reroute = ({ url }) => routeOf(url.pathname) ?? undefined

/** Pages run no script, so a place never travels: what is sent in its stead is never read. */
export const transport: Transport = {
  Place: {
    encode: (value) => value instanceof Place && 'stays-on-the-server',
    decode: () => null,
  },
}

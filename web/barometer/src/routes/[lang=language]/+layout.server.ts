import { placeOf } from '#lib/place-of.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = (event) => ({ place: placeOf(event) })

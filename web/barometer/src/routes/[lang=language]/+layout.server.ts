import { placeOfPage } from '#lib/place-of.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = (event) => ({ place: placeOfPage(event) })

import type { Indicator } from '@peil/domain/programme/programme.ts'
import { m } from '#lib/paraglide/messages.js'

/** How the figures are collected. */
export const collectionWord: Record<Indicator['collection'], () => string> = {
  register: m.collection_register,
  survey: m.collection_survey,
}

/** Which way is better, if any. */
export const directionWord: Record<Indicator['direction'], () => string> = {
  up: m.direction_up,
  down: m.direction_down,
  neither: m.direction_neither,
}

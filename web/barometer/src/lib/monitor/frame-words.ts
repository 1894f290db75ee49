import { m } from '#lib/paraglide/messages.js'

/** The words of the frame around charts. */
export const frameWords = () => ({
  views: m.frame_views(),
  chart: m.frame_chart(),
  table: m.frame_table(),
  map: m.frame_map(),
  intervals: m.frame_intervals(),
  downloads: m.download(),
  cite: m.frame_cite(),
  embed: m.frame_embed(),
})

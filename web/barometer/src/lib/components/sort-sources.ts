import type { Source } from '@peil/domain/programme/programme.ts'

export interface SortedSources {
  /** Lines of the record: `1006-1008`. */
  readonly record: readonly string[]
  /** Ids of publications. */
  readonly pages: readonly string[]
  readonly assumptions: readonly string[]
}

/** Sources by what they are, each once, in the order in which they are first named. */
export const sortSources = (sources: readonly Source[]): SortedSources => ({
  record: [...new Set(sources.flatMap((source) => ('record' in source ? [source.record] : [])))],
  pages: [...new Set(sources.flatMap((source) => ('page' in source ? [source.page] : [])))],
  assumptions: [
    ...new Set(sources.flatMap((source) => ('assumption' in source ? [source.assumption] : []))),
  ],
})

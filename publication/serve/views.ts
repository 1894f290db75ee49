import type { Release } from '@peil/domain/release/release.ts'

interface View {
  readonly status: number
  readonly html: Uint8Array
}

/** Answers an address with a query that asks for a view of its own; null for all others. */
export type AnswerView = (path: string, query: string) => Promise<View | null>

/**
 * Makes views of a release's own data. An effect handed in by the entry point, so that publication
 * does not import the web.
 */
export type MakeViews = (release: Release) => Promise<AnswerView>

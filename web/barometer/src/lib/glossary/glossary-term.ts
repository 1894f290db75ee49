import type { SiteLanguage } from '#lib/paths.ts'

/** A word of docs/glossary.md that readers of the pages meet, in plain language. */
export interface GlossaryTerm {
  /** Id of the term on the page, to link to. */
  readonly id: string
  readonly word: Readonly<Record<SiteLanguage, string>>
  readonly meaning: Readonly<Record<SiteLanguage, string>>
}

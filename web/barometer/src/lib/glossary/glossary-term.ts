import type { LocalText } from '@peil/domain/programme/programme.ts'

/** A word of docs/glossary.md that readers of the pages meet, in plain language. */
export interface GlossaryTerm {
  /** Id of the term on the page, to link to. */
  readonly id: string
  readonly word: LocalText
  readonly meaning: LocalText
}

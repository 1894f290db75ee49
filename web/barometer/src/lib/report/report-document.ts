import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'

/** A piece of text; with its language when that is not the document's. */
export interface Phrase {
  readonly text: string
  readonly language?: string
}

/** A table with a row of headers; every row has as many cells as there are columns. */
export interface ReportTable {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[]
  readonly rows: readonly (readonly Phrase[])[]
}

export type ReportBlock =
  | { readonly kind: 'paragraph'; readonly text: readonly Phrase[] }
  /** Set apart, so that nobody reads over it. */
  | { readonly kind: 'notice'; readonly text: readonly Phrase[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Phrase[])[] }
  | ReportTable

export interface ReportSection {
  readonly heading: readonly Phrase[]
  readonly blocks: readonly ReportBlock[]
  readonly sections: readonly ReportSection[]
}

/** A document on paper: plain texts only, which the typesetter never reads as commands. */
export interface ReportDocument {
  readonly language: string
  readonly title: string
  readonly author: string
  readonly date: CalendarDate
  /** Stands in the foot of every page, before the page number. */
  readonly foot: string
  readonly blocks: readonly ReportBlock[]
  readonly sections: readonly ReportSection[]
}

import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'

/** A piece of text; with its language when that is not the document's. */
export interface Phrase {
  readonly text: string
  readonly language?: string
}

/** A cell of a table: texts that follow each other. */
export type ReportCell = readonly Phrase[]

/** A table with a row of headers; every row has as many cells as there are columns. */
export interface ReportTable {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[]
  readonly rows: readonly (readonly ReportCell[])[]
}

/** How a line is drawn; never told apart by colour alone. */
type LineLook = 'grid' | 'expected' | 'target' | 'reports' | 'today'

/** A drawing with what it shows in words: across in percent of its width, down in points. */
export interface ReportChart {
  readonly kind: 'chart'
  readonly caption: string
  /** Read to those who do not see the drawing. */
  readonly alt: string
  readonly height: number
  readonly lines: readonly {
    readonly look: LineLook
    readonly points: readonly (readonly [across: number, down: number])[]
  }[]
  readonly marks: readonly {
    readonly sign: 'dot' | 'cross'
    readonly at: readonly [across: number, down: number]
  }[]
  /** The foot of each text stands at its place. */
  readonly labels: readonly {
    readonly text: string
    readonly at: readonly [across: number, down: number]
    readonly anchor: 'start' | 'middle' | 'end'
    readonly strong: boolean
  }[]
}

export type ReportBlock =
  | { readonly kind: 'paragraph'; readonly text: readonly Phrase[] }
  /** Small: what must be known about a table. Many items of a list take the typesetter long. */
  | { readonly kind: 'note'; readonly text: readonly Phrase[] }
  /** Set apart, so that nobody reads over it. */
  | { readonly kind: 'notice'; readonly text: readonly Phrase[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Phrase[])[] }
  | ReportTable
  | ReportChart

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

import type { Language } from '../programme/schema.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

/** What a municipality says about its own figures. */
export interface Reply {
  /** Null when it is about the agreement as a whole. */
  readonly kpi: string | null
  readonly on: CalendarDate
  /** Null when it was erased. */
  readonly text: string | null
  readonly language: Language
}

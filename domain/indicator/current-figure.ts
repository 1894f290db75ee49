import type { CalendarDate } from '../values/calendar-date.ts'
import type { Figure } from './figure.ts'

/**
 * What is known now about one indicator in one area and period: the last that was taken in, before
 * anything is carried over or withheld.
 */
export interface CurrentFigure {
  readonly indicator: string
  /** Code of a municipality as it was in that period, or that of Flanders. */
  readonly area: string
  /** Its last day. */
  readonly period: CalendarDate
  readonly figure: Figure
}

import type { EuroPerResult } from '../measurement/euro-per-result.ts'
import type { Status } from '../measurement/status.ts'
import type { Cents } from '../values/cents.ts'

/** Counts of KPI rows per status; every status is present. */
export type StatusCounts = Readonly<Record<Status, number>>

export interface ActionTotals {
  readonly action: string
  /** A period's id, or `all`. */
  readonly period: string
  /** Distinct members, codes as signed, of signed agreements that award the action. */
  readonly governments: number
  /** Null when the action's KPIs do not share one unit, or nothing is agreed. */
  readonly agreed: number | null
  /** Over final reports; null when there is none. */
  readonly realised: number | null
  /** How many of the awarded KPI rows have a final report. */
  readonly reported: { readonly n: number; readonly of: number }
  readonly budgetCents: Cents
  readonly euroPerResult: EuroPerResult
  readonly statuses: StatusCounts
}

export interface GoalTotals {
  readonly goal: string
  readonly period: string
  readonly governments: number
  readonly budgetCents: Cents
  readonly statuses: StatusCounts
}

export interface AreaTotals {
  readonly period: string
  readonly governments: number
  readonly agreements: number
  readonly budgetCents: Cents
  readonly incentiveCents: Cents
  readonly statuses: StatusCounts
}

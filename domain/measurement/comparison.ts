import type { ProbabilityCode } from '@peil/statistics/targets/probability-in-words.ts'
import type { Moment } from '../agreement/entries.ts'

/** What can be said, before the last report, about reaching a target. */
export type TargetOutlook =
  | {
      readonly kind: 'chance'
      /** Chance that the final report has the target or more, 0..1. */
      readonly chance: number
      readonly word: ChanceWord
      /** The final reach lies between these with the confidence of `level`. */
      readonly low: number
      readonly high: number
      readonly level: number
    }
  | { readonly kind: 'not-said'; readonly reason: OutlookGap }

/** The best first; `statistics/targets/probability-in-words.ts` says from where each holds. */
export const chanceWords = [
  'nearly-certain',
  'very-likely',
  'likely',
  'as-likely-as-not',
  'unlikely',
  'very-unlikely',
  'nearly-impossible',
] as const satisfies readonly ProbabilityCode[]
export type ChanceWord = ProbabilityCode

/** Why no chance is given. */
export const outlookGaps = [
  'nothing-agreed',
  'decided',
  'not-started',
  'no-report',
  'report-overdue',
  'plan',
  'too-few-data',
] as const
export type OutlookGap = (typeof outlookGaps)[number]

/**
 * Where a participant's figure lies among what chance and the usual differences between
 * participants explain: outside 95 % or 99.8 % of it, or within.
 */
export const funnelPositions = ['far-below', 'below', 'within', 'above', 'far-above'] as const
export type FunnelPosition = (typeof funnelPositions)[number]

/** All participants of one KPI in one call beside each other, at the latest moment with reports. */
export interface KpiComparison {
  readonly call: string
  readonly period: string
  readonly kpi: string
  readonly action: string
  /** Signed agreements that award the KPI. */
  readonly participants: number
  readonly result:
    ComparedParticipants | { readonly kind: 'not-said'; readonly reason: ComparisonGap }
}

export type ComparisonGap = 'no-reports' | 'too-few-reports' | 'nothing-reached' | 'plan'

export interface ComparedParticipants {
  readonly kind: 'compared'
  /** The moment of the reports that are compared. */
  readonly moment: Moment
  /** Reach of all together over what was expected of all together. */
  readonly ratio: number
  /** Variance of the ratios' logarithm between participants, beyond chance; 0 when chance is enough. */
  readonly betweenVariance: number
  /** Confidence of the rank intervals, for all of them together. */
  readonly rankLevel: number
  /** Limits of the funnel along what was expected, from few to many. */
  readonly limits: readonly FunnelLimits[]
  /** By agreement, in the release's order. */
  readonly places: readonly ComparedParticipant[]
}

/** Ratios between which 95 % and 99.8 % lie when this much was expected. */
export interface FunnelLimits {
  readonly expected: number
  readonly low95: number
  readonly high95: number
  readonly low998: number
  readonly high998: number
}

export interface ComparedParticipant {
  /** Key of the agreement. */
  readonly agreement: string
  readonly reach: number
  readonly expected: number
  /** Reach over expected; never clamped. */
  readonly ratio: number
  readonly position: FunnelPosition
  /** Rank by ratio, 1 for the highest: it lies between these with the confidence of `rankLevel`. */
  readonly rankLow: number
  readonly rankHigh: number
}

import type { PreTrendTest } from './pre-trend.ts'
import { largeDifference, type BalanceRow } from './covariate-balance.ts'
import { minimumDetectableEffect } from './power.ts'

/** What is known about an effect and about the assumptions it rests on. */
export interface ImpactEvidence {
  readonly estimate: number
  readonly se: number | null
  readonly low: number | null
  readonly high: number | null
  readonly level: number
  /** What must hold for the estimate to be the effect, one sentence each. */
  readonly assumptions: readonly string[]
  /** Effects before the start; null where they could not be tested; left out where none exist. */
  readonly preTrend?: PreTrendTest | null
  /** Units (or clusters) that vary independently, on either side. */
  readonly treatedUnits?: number
  readonly controlUnits?: number
  /** The covariate in which the groups differ most. */
  readonly balance?: BalanceRow
  /** Test of a jump in the density at a threshold. */
  readonly density?: { readonly p: number }
  /** Further reasons that stand against any verdict, or call for caution, in one sentence each. */
  readonly against?: readonly string[]
  readonly cautions?: readonly string[]
}

export interface ImpactVerdict {
  readonly verdict: 'effect-shown' | 'no-effect-told-apart' | 'refused'
  /** The verdict in one or two plain sentences. */
  readonly sentence: string
  /** Why there is no verdict; empty unless refused. */
  readonly reasons: readonly string[]
  /** What weakens the verdict without standing in its way. */
  readonly cautions: readonly string[]
  readonly assumptions: readonly string[]
  /** The smallest effect that would have been seen in 80 % of such studies; null without error. */
  readonly detectable: number | null
}

/** Where an assumption visibly fails (refused) or looks weak (caution). */
export const verdictThresholds = Object.freeze({
  /** Below this p, effects before the start or a jump of the density refuse a verdict. */
  refusedBelowP: 0.05,
  /** Below this p they call for caution. */
  cautionBelowP: 0.2,
  /** Fewer independent units than this on either side refuse a verdict. */
  fewestUnits: 2,
  /** Fewer than this in all call for caution (Cameron & Miller 2015). */
  fewUnits: 30,
  /** A standardised difference beyond this calls for caution. */
  largeDifference,
})

/**
 * What may be said about an effect, in plain words. Refused where an assumption visibly fails:
 * groups that moved apart before the start, a threshold that units seem to have chosen their side
 * of, one unit on a side, no standard error. Else an effect is shown where its interval leaves out
 * zero; where it does not, the verdict says how large an effect would have been seen. Never "there
 * is no effect": an interval around zero is not one at zero (Altman & Bland 1995).
 */
export const impactVerdict = (evidence: ImpactEvidence): ImpactVerdict => {
  const { estimate, se, low, high, level } = evidence
  const detectable = detectableOf(se, level)
  const reasons = [...reasonsAgainst(evidence)]
  const cautions = [...cautionsOf(evidence)]
  const rest = { cautions, assumptions: evidence.assumptions, detectable }
  if (low === null || high === null || !Number.isFinite(low) || !Number.isFinite(high)) {
    reasons.push('There is no interval for the effect.')
  }
  if (low === null || high === null || reasons.length > 0) {
    const sentence = `No verdict. ${reasons.join(' ')}`
    return Object.freeze({ verdict: 'refused', sentence, reasons, ...rest })
  }
  const range = `${shown(low)} to ${shown(high)} at ${shown(level * 100)} % confidence`
  if (low > 0 || high < 0) {
    const direction = estimate > 0 ? 'an increase' : 'a decrease'
    const sentence = `An effect is shown, if the assumptions hold: ${direction} of ${shown(Math.abs(estimate))} (${range}).`
    return Object.freeze({ verdict: 'effect-shown', sentence, reasons, ...rest })
  }
  const unseen =
    detectable === null
      ? ''
      : ` Effects smaller than ${shown(detectable)} in either direction would probably not have been seen.`
  const sentence = `The effect cannot be told apart from none: ${shown(estimate)} (${range}).${unseen}`
  return Object.freeze({ verdict: 'no-effect-told-apart', sentence, reasons, ...rest })
}

/** Three significant digits, as many as such a figure deserves. */
const shown = (value: number): string => String(Number(value.toPrecision(3)))

const chance = (p: number): string => (p < 0.001 ? 'p < 0.001' : `p = ${shown(p)}`)

const detectableOf = (se: number | null, level: number): number | null => {
  const detectable = se === null ? null : minimumDetectableEffect(se, { level })
  return detectable?.ok === true ? detectable.value.effect : null
}

const reasonsAgainst = (evidence: ImpactEvidence): string[] => {
  const { refusedBelowP, fewestUnits } = verdictThresholds
  const { preTrend, density } = evidence
  const reasons = [...(evidence.against ?? [])]
  if (preTrend && preTrend.p < refusedBelowP) {
    reasons.push(
      `The groups already moved apart before the start (${chance(preTrend.p)}), so that what followed cannot be put down to it.`,
    )
  }
  if (density && density.p < refusedBelowP) {
    reasons.push(
      `More units stand on one side of the threshold than chance explains (${chance(density.p)}): some may have chosen their side.`,
    )
  }
  for (const [side, count] of sides(evidence)) {
    if (count < fewestUnits) {
      reasons.push(
        `There are ${count} ${side} units: from fewer than ${fewestUnits} nothing can be told.`,
      )
    }
  }
  return reasons
}

const cautionsOf = (evidence: ImpactEvidence): string[] => {
  const { refusedBelowP, cautionBelowP, fewUnits } = verdictThresholds
  const { preTrend, density, balance } = evidence
  const near = (p: number): boolean => p >= refusedBelowP && p < cautionBelowP
  const cautions = [...(evidence.cautions ?? [])]
  if (preTrend === null) {
    cautions.push('Whether the groups moved alike before the start could not be tested.')
  }
  if (preTrend && near(preTrend.p)) {
    cautions.push(`The groups may have moved apart before the start (${chance(preTrend.p)}).`)
  }
  if (density && near(density.p)) {
    cautions.push(`Units may have chosen their side of the threshold (${chance(density.p)}).`)
  }
  const units = sides(evidence).reduce((sum, [, count]) => sum + count, 0)
  if (sides(evidence).length > 0 && units < fewUnits) {
    cautions.push(`With ${units} independent units the interval is likely to be too narrow.`)
  }
  if (balance?.balance === 'far-apart') {
    cautions.push(`The groups differ much in ${balance.covariate}.`)
  }
  return cautions
}

const sides = (evidence: ImpactEvidence): (readonly [string, number])[] => [
  ...(evidence.treatedUnits === undefined ? [] : [['treated', evidence.treatedUnits] as const]),
  ...(evidence.controlUnits === undefined ? [] : [['control', evidence.controlUnits] as const]),
]

import type { Panel } from '../panel.ts'
import type { CohortEffect } from './cohort-effect.ts'
import type { Placebos } from './placebo-replications.ts'

/** How a unit's gap changed: mean squared gap after the start over that before. */
interface SpaceRun {
  readonly unit: string
  /** Mean gap after the start. */
  readonly effect: number
  readonly preMspe: number
  readonly postMspe: number
  /** postMspe ÷ preMspe; 0 where there is no gap after, Infinity where there is only one after. */
  readonly ratio: number
  /** Treated less synthetic at each time of the panel. */
  readonly gaps: Float64Array
}

/** The rank of the treated among the placebos. */
export interface PlaceboTest {
  readonly treated: SpaceRun
  readonly placebos: readonly SpaceRun[]
  /** 1 when no placebo has a ratio as large. */
  readonly rank: number
  /** Treated and placebos together. */
  readonly of: number
  /** rank ÷ of. */
  readonly pValue: number
  /** The same without placebos that fit `trim` times worse than the treated before the start. */
  readonly trimmed: {
    readonly trim: number
    readonly rank: number
    readonly of: number
    readonly pValue: number
  } | null
}

/**
 * Placebos in space (Abadie, Diamond & Hainmueller 2010, section 3.4): had each donor been the
 * treated one, how often would the gap have grown as much? The p-value is that of
 * a treatment assigned by lot (nearly: placebos do without the treated as a donor, so that its
 * effect does not spoil them), and cannot be below 1 ÷ (donors + 1).
 */
export const placeboTest = (
  panel: Panel,
  treated: { readonly unit: number; readonly effect: CohortEffect },
  placebos: Placebos,
  trim: number | null,
): PlaceboTest => {
  const own = spaceRun(panel, treated.unit, treated.effect)
  const others = placebos.units.flatMap((unit, i) => {
    const [cohort] = placebos.totals[i]?.cohorts ?? []
    return cohort === undefined ? [] : [spaceRun(panel, unit, cohort)]
  })
  return {
    treated: own,
    placebos: others,
    ...rankOf(own, others),
    trimmed:
      trim === null
        ? null
        : {
            trim,
            ...rankOf(
              own,
              others.filter(({ preMspe }) => preMspe <= trim * own.preMspe),
            ),
          },
  }
}

const spaceRun = (panel: Panel, unit: number, effect: CohortEffect): SpaceRun => {
  const preMspe = meanSquare(effect.gaps.subarray(0, effect.first))
  const postMspe = meanSquare(effect.gaps.subarray(effect.first))
  return {
    unit: panel.units[unit] ?? '',
    effect: effect.effect,
    preMspe,
    postMspe,
    ratio: postMspe === 0 ? 0 : postMspe / preMspe,
    gaps: effect.gaps,
  }
}

const rankOf = (
  own: SpaceRun,
  others: readonly SpaceRun[],
): { rank: number; of: number; pValue: number } => {
  const rank = 1 + others.filter(({ ratio }) => ratio >= own.ratio).length
  const of = others.length + 1
  return { rank, of, pValue: rank / of }
}

const meanSquare = (gaps: Float64Array): number =>
  gaps.reduce((sum, gap) => sum + gap * gap, 0) / gaps.length

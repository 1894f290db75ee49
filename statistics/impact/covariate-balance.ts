import { nonFinite, unequalLengths } from '../check-values.ts'
import type { Warning } from '../estimate.ts'
import { mean, sampleVariance } from '../numerics/moments.ts'
import { given, refused, type Outcome, type Refusal } from '../outcome.ts'

/** One covariate in the two groups. */
export interface BalanceRow {
  readonly covariate: string
  readonly meanTreated: number
  readonly meanControl: number
  /** In pooled standard deviations; null where the covariate varies in neither group but differs. */
  readonly difference: number | null
  /** Of the treated over the controls; null where the controls do not vary. */
  readonly varianceRatio: number | null
  /** `alike` up to 0.1, `different` up to 0.25, beyond that `far-apart`. */
  readonly balance: 'alike' | 'different' | 'far-apart'
}

export interface CovariateBalance {
  readonly rows: readonly BalanceRow[]
  /** The covariate that differs most. */
  readonly largest: BalanceRow
  readonly treated: number
  readonly controls: number
  readonly method: string
  readonly n: number
  readonly warnings: readonly Warning[]
}

/** Standardised difference that counts as negligible (Austin 2009). */
const negligibleDifference = 0.1
/** Beyond this, regression no longer reliably removes the difference (Imbens & Rubin 2015, 14.2). */
export const largeDifference = 0.25

/**
 * Were the two groups alike before the start? Per covariate the difference of means over
 * √((s²_treated + s²_control) / 2), and the ratio of variances (Austin 2009; Imbens & Rubin 2015,
 * ch. 14). No significance test: with many units a trifle is significant, with few a gulf is not.
 * `treated` is 1 or 0 per unit, each covariate one value per unit. Refused: other values, fewer than
 * two units in a group, no covariates.
 */
export const covariateBalance = (
  treated: ArrayLike<number>,
  covariates: Readonly<Record<string, ArrayLike<number>>>,
  names: { readonly treated?: string } = {},
): Outcome<CovariateBalance> => {
  const column = names.treated ?? 'treated'
  const bad = faults(treated, covariates, column)
  if (bad.length > 0) return refused(...bad)
  const rows = Object.entries(covariates).map(([covariate, values]) =>
    balanceOf(covariate, values, treated),
  )
  const largest = rows.reduce((most, row) => (size(row) > size(most) ? row : most))
  const count = Array.from(treated).filter((value) => value === 1).length
  return given(
    Object.freeze({
      rows,
      largest,
      treated: count,
      controls: treated.length - count,
      method: 'Standardised differences of means (Austin 2009)',
      n: treated.length,
      warnings: warningsOf(rows),
    }),
  )
}

const balanceOf = (
  covariate: string,
  values: ArrayLike<number>,
  treated: ArrayLike<number>,
): BalanceRow => {
  const of = (group: number): number[] => Array.from(values).filter((_, i) => treated[i] === group)
  const [inGroup, controls] = [of(1), of(0)]
  const [meanTreated, meanControl] = [mean(inGroup), mean(controls)]
  const [spread, controlSpread] = [sampleVariance(inGroup), sampleVariance(controls)]
  const pooled = Math.sqrt((spread + controlSpread) / 2)
  const apart = meanTreated - meanControl
  const difference = pooled > 0 ? apart / pooled : apart === 0 ? 0 : null
  return Object.freeze({
    covariate,
    meanTreated,
    meanControl,
    difference,
    varianceRatio: controlSpread > 0 ? spread / controlSpread : null,
    balance: wordOf(difference),
  })
}

const wordOf = (difference: number | null): BalanceRow['balance'] => {
  if (difference === null || Math.abs(difference) > largeDifference) return 'far-apart'
  return Math.abs(difference) > negligibleDifference ? 'different' : 'alike'
}

const size = ({ difference }: BalanceRow): number =>
  difference === null ? Infinity : Math.abs(difference)

const warningsOf = (rows: readonly BalanceRow[]): Warning[] => {
  const far = rows.filter(({ balance }) => balance === 'far-apart')
  if (far.length === 0) return []
  const names = far.map(({ covariate }) => covariate).join(', ')
  return [
    {
      code: 'groups-far-apart',
      message: `The groups differ by more than ${largeDifference} standard deviations in ${names}: a comparison rests on how this is taken into account.`,
    },
  ]
}

const faults = (
  treated: ArrayLike<number>,
  covariates: Readonly<Record<string, ArrayLike<number>>>,
  column: string,
): Refusal[] => {
  if (Object.keys(covariates).length === 0) {
    return [
      {
        code: 'no-covariates',
        found: 'no covariates',
        expected: 'at least one column to compare the groups in',
        whatToDo: 'Name the columns that describe units before the start.',
        about: { option: 'covariates' },
      },
    ]
  }
  const lengths = unequalLengths({ [column]: treated, ...covariates })
  if (lengths.length > 0) return lengths
  const unusable = nonFinite({ [column]: treated, ...covariates })
  if (unusable.length > 0) return unusable
  const row = Array.from(treated).findIndex((value) => value !== 0 && value !== 1)
  if (row !== -1) {
    return [
      {
        code: 'not-0-or-1',
        found: `${column}, row ${row + 1}: ${String(treated[row])}`,
        expected: '0 or 1',
        whatToDo: `Write 0 or 1 in ${column} in row ${row + 1}.`,
        about: { column, row: String(row + 1) },
      },
    ]
  }
  return ([1, 0] as const).flatMap((group) => {
    const count = Array.from(treated).filter((value) => value === group).length
    if (count >= 2) return []
    return [
      {
        code: 'group-too-small',
        found: `${count} rows with ${column} = ${group}`,
        expected: 'two or more rows in each group',
        whatToDo: `Add rows with ${column} = ${group}.`,
        about: { column },
      },
    ]
  })
}

import { nonFinite } from '../../check-values.ts'
import type { Warning } from '../../estimate.ts'
import { groupCount, groupIndices } from '../../numerics/sandwich.ts'
import { given, refused, type Outcome, type Refusal } from '../../outcome.ts'
import { withoutGroups, type Starts } from '../panel-treatment.ts'
import { listed, panelColumn, type Panel } from '../panel.ts'
import { unitClusters } from './unit-clusters.ts'

/** Which units a treated group is compared with. */
export type ControlGroup = 'never' | 'notyet'

/** A panel made ready for comparison by group and time. */
export interface StaggeredDesign {
  readonly units: readonly string[]
  readonly times: readonly number[]
  /** Units × times, by unit. */
  readonly outcome: Float64Array
  /** First time of treatment per unit; Infinity for never. */
  readonly starts: Starts
  /** The first times of treatment that effects are estimated for, ascending. */
  readonly groups: readonly number[]
  /** Per covariate, units × times. */
  readonly covariates: readonly Float64Array[]
  /** The cluster of each unit as an index from 0; each unit its own where none are given. */
  readonly clusters: Int32Array
  readonly clusterCount: number
  readonly anticipation: number
  readonly control: ControlGroup
  readonly warnings: readonly Warning[]
}

export interface StaggeredDesignOptions {
  readonly control: ControlGroup
  readonly anticipation: number
  /** By name, a value per row of the data. */
  readonly covariates: Readonly<Record<string, ArrayLike<number>>>
  /** A cluster per row of the data. */
  readonly cluster: ArrayLike<string | number> | undefined
  readonly clusterName: string
  readonly firstTreatedName: string
}

/** Units beyond the covariates that a group should have (as package did warns). */
const smallGroup = 5

/**
 * Decides who is a treated group and who a control, as package did (Callaway & Sant'Anna) does:
 * units treated later than the data (plus anticipation) count as never treated; units treated at or
 * before the first time (plus anticipation) have no time before and are left out with a warning;
 * where everybody is treated at some time and controls may be those not yet treated, the data end
 * before the last group starts, and that group serves as control only. Refused: covariates that are
 * no numbers, a cluster that changes within a unit, one cluster, nobody treated, nobody to compare with.
 */
export const staggeredDesign = (
  panel: Panel,
  starts: Starts,
  options: StaggeredDesignOptions,
): Outcome<StaggeredDesign> => {
  const { anticipation, control, firstTreatedName: name } = options
  const unusable = [...nonFinite(options.covariates), ...withoutGroups(panel, starts, name)]
  const owners = unitClusters(panel, options.cluster, options.clusterName)
  if (!owners.ok) unusable.push(...owners.refusals)
  if (unusable.length > 0 || !owners.ok) return refused(...unusable)

  const last = panel.times[panel.times.length - 1] ?? NaN
  const own = starts.map((start) => (start > last + anticipation ? Infinity : start))
  const latest = Math.max(...own)
  const warnings: Warning[] = []
  let end = Infinity
  if (Number.isFinite(latest)) {
    if (control === 'never') return refused(noNeverTreated(panel, name))
    end = latest - anticipation
    warnings.push({
      code: 'no-never-treated',
      message: `Every unit is treated at some time: times from ${end} on are left out, and the units first treated at ${latest} serve as controls only.`,
    })
  }
  const columns = panel.times.flatMap((time, t) => (time < end ? [t] : []))
  const times = columns.map((t) => panel.times[t] ?? NaN)
  if (times.length < 2) return refused(tooShort(latest, name))
  const first = times[0] ?? NaN
  const kept = panel.units.flatMap((_, i) => ((own[i] ?? NaN) > first + anticipation ? [i] : []))
  if (kept.length < panel.units.length)
    warnings.push(alreadyTreated(panel, own, first, anticipation))
  const keptStarts = Float64Array.from(kept, (i) => own[i] ?? NaN)
  const groups = [...new Set(keptStarts)]
    .filter((start) => Number.isFinite(start) && start !== (end === Infinity ? NaN : latest))
    .sort((a, b) => a - b)
  if (groups.length === 0) {
    const together = Number.isFinite(latest) && own.every((start) => start === latest)
    return refused(together ? allAtOnce(panel, latest, name) : noGroup(first, anticipation, name))
  }

  const pick = (values: Float64Array): Float64Array =>
    Float64Array.from(
      kept.flatMap((i) => columns.map((t) => values[i * panel.times.length + t] ?? NaN)),
    )
  const clusters = groupIndices(kept.map((i) => owners.value[i] ?? ''))
  const clusterCount = groupCount(clusters)
  if (clusterCount < 2) return refused(oneCluster(options.clusterName))
  const covariates = Object.values(options.covariates)
  warnings.push(...smallGroups(keptStarts, covariates.length + smallGroup))
  return given({
    units: kept.map((i) => panel.units[i] ?? ''),
    times,
    outcome: pick(panel.outcome),
    starts: keptStarts,
    groups,
    covariates: covariates.map((values) => pick(panelColumn(panel, values))),
    clusters,
    clusterCount,
    anticipation,
    control,
    warnings,
  })
}

const smallGroups = (starts: Starts, needed: number): Warning[] => {
  const sizes = new Map<number, number>()
  for (const start of starts) sizes.set(start, (sizes.get(start) ?? 0) + 1)
  const small = [...sizes].filter(([, size]) => size < needed).sort(([a], [b]) => a - b)
  if (small.length === 0) return []
  const named = small.map(
    ([start, size]) => `${Number.isFinite(start) ? start : 'never treated'} (${size})`,
  )
  return [
    {
      code: 'small-groups',
      message: `Groups with fewer than ${needed} units: ${listed(named)}. Their standard errors are too small to trust.`,
    },
  ]
}

const alreadyTreated = (
  panel: Panel,
  starts: Starts,
  first: number,
  anticipation: number,
): Warning => {
  const names = panel.units.filter((_, i) => (starts[i] ?? NaN) <= first + anticipation)
  const given = anticipation === 0 ? '' : `, given an anticipation of ${anticipation},`
  return {
    code: 'treated-from-the-start',
    message: `Left out: ${names.length} ${names.length === 1 ? 'unit' : 'units'} already treated${given} at the first time ${first}: ${listed(names)}.`,
  }
}

const oneCluster = (column: string): Refusal => ({
  code: 'one-cluster',
  found: `one cluster in ${column}`,
  expected: 'two or more clusters',
  whatToDo: 'Name a column with more clusters, or leave clusters out.',
  about: { column },
})

const noNeverTreated = (panel: Panel, column: string): Refusal => ({
  code: 'no-controls',
  found: `${column}: all ${panel.units.length} units are treated at some time`,
  expected: 'units that are never treated',
  whatToDo: 'Add such units, or compare with those not yet treated (control notyet).',
  about: { column },
})

const allAtOnce = (panel: Panel, start: number, column: string): Refusal => ({
  code: 'no-controls',
  found: `${column}: all ${panel.units.length} units are first treated at ${start}`,
  expected: 'units that are treated later, or never',
  whatToDo: 'Add units that are treated later, or never.',
  about: { column },
})

const tooShort = (latest: number, column: string): Refusal => ({
  code: 'no-controls',
  found: `${column}: every unit is treated, the last at ${latest}, with fewer than two times before`,
  expected: 'units that are not treated while others are',
  whatToDo: 'Add units that are never treated, or earlier times.',
  about: { column },
})

const noGroup = (first: number, anticipation: number, column: string): Refusal => ({
  code: 'no-time-before',
  found: `${column}: no group is treated later than ${first + anticipation} and has controls`,
  expected: `a group with a time before its treatment (and before its anticipation of ${anticipation})`,
  whatToDo: 'Add earlier times, or units that are treated later or never.',
  about: { column },
})

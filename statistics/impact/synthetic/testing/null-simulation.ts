import { syntheticControl } from '../synthetic-control.ts'
import { syntheticDid, type SyntheticDidOptions } from '../synthetic-did.ts'
import { inventedPanel, valueOf } from './invented-panel.ts'

export interface NullWorld {
  readonly runs: number
  readonly seed: number
  readonly units: number
  readonly times: number
  /** Per treated unit, the index of its first treated time. */
  readonly starts: readonly number[]
}

const panelOf = (world: NullWorld, run: number) =>
  inventedPanel({ ...world, seed: world.seed + run, effect: 0 })

const share = (runs: number, isRejected: (run: number) => boolean): number =>
  Array.from({ length: runs }, (_, run) => (isRejected(run) ? 1 : 0)).reduce<number>(
    (sum, one) => sum + one,
    0,
  ) / runs

/** How often an effect of 0 lies outside the 95 % interval although there is none. */
export const intervalRejections = (world: NullWorld, options: SyntheticDidOptions): number =>
  share(world.runs, (run) => {
    const { low, high } = valueOf(syntheticDid(panelOf(world, run), options))
    return low === null || high === null || low > 0 || high < 0
  })

/** How often the rank among placebos has p ≤ 0.05 although there is no effect. */
export const rankRejections = (world: NullWorld): number =>
  share(world.runs, (run) => {
    const result = valueOf(syntheticControl(panelOf(world, run), { leaveOneOut: false }))
    return (result.placeboTest?.pValue ?? 0) <= 0.05 + 1e-12
  })

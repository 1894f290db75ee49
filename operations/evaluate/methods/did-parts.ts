import type { Uncertain } from '@peil/statistics/impact/difference-in-differences/effect-uncertainty.ts'
import type { StaggeredAdoption } from '@peil/statistics/impact/difference-in-differences/staggered-adoption.ts'

const effectPart = (effect: Uncertain) => ({
  estimate: effect.estimate,
  se: effect.se,
  low: effect.low,
  high: effect.high,
  se_analytic: effect.seAnalytic,
  se_bootstrap: effect.seBootstrap,
  band_low: effect.bandLow,
  band_high: effect.bandHigh,
})

const places = { simple: 'at', group: 'group', calendar: 'time', dynamic: 'event_time' } as const

/** The tables of staggered adoption, as they stand in the JSON. */
export const didParts = (result: StaggeredAdoption): Readonly<Record<string, unknown>> => ({
  aggregation: result.aggregation,
  se_analytic: result.seAnalytic,
  se_bootstrap: result.seBootstrap,
  group_time: result.groupTime.map((cell) => ({
    group: cell.group,
    time: cell.time,
    base: cell.base,
    ...effectPart(cell),
  })),
  aggregate: result.rows.map((row) => ({
    [places[result.aggregation]]: row.at,
    ...effectPart(row),
  })),
  pre_test: result.preTest,
  groups: result.groups.map(({ group, units }) => ({
    group: Number.isFinite(group) ? group : 'never',
    units,
  })),
  clusters: result.clusters,
})

import { seeded, type Random } from '../../numerics/random.ts'
import { given, refused, type Outcome } from '../../outcome.ts'
import { treatedUnits, type Assignment } from './assignment.ts'
import { keptFrom, type Fit, type TotalEffect } from './total-effect.ts'

export interface PlaceboOptions {
  readonly draws: number
  readonly seed: number
  /** True draws at random even where all placebos could be gone through. */
  readonly drawn?: boolean
  readonly progress?: (done: number, of: number) => void
}

export interface Placebos {
  readonly totals: readonly TotalEffect[]
  /** The control that stands for the treated unit, where there is one; otherwise empty. */
  readonly units: readonly number[]
  /** True when each possible placebo is there once, and no chance is left in it. */
  readonly exact: boolean
}

/**
 * Estimates with controls in the place of the treated units, which are left out (Arkhangelsky et
 * al. 2021, algorithm 4). With one treated unit every control takes its place once: that is the
 * whole distribution, and drawing from it would add nothing but chance. With more, `draws` random
 * placements, seeded. Penalties stay those of the estimate, as in the package synthdid.
 */
export const placeboReplications = (
  fit: Fit,
  assignment: Assignment,
  real: TotalEffect,
  options: PlaceboOptions,
): Outcome<Placebos> => {
  const { controls } = assignment
  const count = treatedUnits(assignment).length
  if (controls.length <= count) {
    return refused({
      code: 'placebo-needs-controls',
      found: `${controls.length} controls for ${count} treated units`,
      expected: 'more controls than treated units',
      whatToDo: 'Add controls, or ask for a jackknife or bootstrap error.',
      about: { option: 'se' },
    })
  }
  const exact = count === 1 && options.drawn !== true
  const orders = exact
    ? controls.map((unit) => [unit, ...controls.filter((other) => other !== unit)])
    : drawOrders(controls, options)
  const kept = keptFrom(real, controls)
  const totals = orders.flatMap((order, done) => {
    options.progress?.(done, orders.length)
    const total = fit(place(order, assignment), kept)
    return total === null ? [] : [total]
  })
  return given({ totals, units: count === 1 ? orders.map(([unit]) => unit ?? -1) : [], exact })
}

const drawOrders = (controls: readonly number[], options: PlaceboOptions): number[][] => {
  const random = seeded(options.seed)
  return Array.from({ length: options.draws }, () => shuffled(controls, random))
}

/** Fisher–Yates. */
const shuffled = (items: readonly number[], random: Random): number[] => {
  const order = [...items]
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = random.index(i + 1)
    const kept = order[i] ?? -1
    order[i] = order[j] ?? -1
    order[j] = kept
  }
  return order
}

/** The first units of an order take the places of the treated; the rest are the controls. */
const place = (order: readonly number[], assignment: Assignment): Assignment => {
  let used = 0
  const cohorts = assignment.cohorts.map(({ first, units }) => {
    used += units.length
    return { first, units: order.slice(used - units.length, used) }
  })
  return { cohorts, controls: order.slice(used).sort((a, b) => a - b) }
}

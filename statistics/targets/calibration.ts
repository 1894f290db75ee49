import { gammaQuantile } from '../numerics/gamma.ts'
import { poissonCdf } from '../numerics/poisson.ts'
import { seeded, type Random } from '../numerics/random.ts'
import { probabilityOfReachingCount } from './probability-of-reaching-count.ts'

/** A world in which places have one pace and what comes in each part of a period varies. */
export interface World {
  readonly pace: number
  readonly paceVariation: number
  readonly elapsed: number
}

/** How often a prediction held: its interval of 95 %, and its probability against what happened. */
export interface Calibration {
  readonly covered: number
  /** Mean probability said, and share of the runs in which the target (the pace) was reached. */
  readonly said: number
  readonly happened: number
}

const drawCount = (mean: number, random: Random): number => {
  const chance = random.uniform()
  let count = 0
  while (poissonCdf(count, mean) < chance) count += 1
  return count
}

/** A count in a share of the period: Poisson, its mean a gamma variable. */
const drawPart = ({ pace, paceVariation }: World, share: number, random: Random): number => {
  if (paceVariation === 0) return drawCount(pace * share, random)
  const rate = 1 / paceVariation ** 2
  return drawCount(pace * gammaQuantile(random.uniform(), share * rate, rate), random)
}

/** Runs of a world, each judged from its interim figure with `assumed` as pace variation. */
export const calibrate = (
  world: World,
  assumed: number,
  runs: number,
  seed: number,
): Calibration => {
  const random = seeded(seed)
  let [covered, said, happened] = [0, 0, 0]
  for (let run = 0; run < runs; run += 1) {
    const reached = drawPart(world, world.elapsed, random)
    const final = reached + drawPart(world, 1 - world.elapsed, random)
    const outcome = probabilityOfReachingCount({
      reached,
      target: world.pace,
      elapsed: world.elapsed,
      paceVariation: assumed,
    })
    if (!outcome.ok || outcome.value.kind !== 'probability') throw new Error('no probability')
    const { low, high, probability } = outcome.value
    if (low !== null && high !== null && low <= final && final <= high) covered += 1
    if (final >= world.pace) happened += 1
    said += probability
  }
  return { covered: covered / runs, said: said / runs, happened: happened / runs }
}

import { describe, expect, it } from 'vitest'
import { seeded } from '../../numerics/random.ts'
import { simulateStaggered } from './testing/simulate-staggered.ts'
import { twoByTwo } from './two-by-two.ts'

const runs = 2000
/** Three Monte-Carlo errors of a rate of 5 % in so many runs: 1.5 points. */
const margin = 3 * Math.sqrt((0.05 * 0.95) / runs)

describe('staggered adoption under no effect, trends parallel given a covariate', () => {
  it.each(['dr', 'ipw', 'reg'] as const)('%s rejects at its nominal rate', (method) => {
    const rates = simulateStaggered(runs, 500, 0, { method, draws: 0, aggregate: 'simple' })
    expect(Math.abs(rates.rejected - 0.05)).toBeLessThan(margin)
    expect(Math.abs(rates.preTestRejected - 0.05)).toBeLessThan(margin)
  })

  it('rejects far too often when the covariate that trends depend on is left out', () => {
    // The test can fail: without the covariate the pre-test finds the groups apart.
    const rates = simulateStaggered(200, 500, 0, { draws: 0, aggregate: 'simple' }, false)
    expect(rates.rejected).toBeGreaterThan(0.5)
  })

  it('holds effects in its bootstrap intervals and simultaneous bands as often as it says', () => {
    const rates = simulateStaggered(runs, 300, 1, {
      se: 'bootstrap',
      draws: 499,
      aggregate: 'dynamic',
      control: 'notyet',
    })
    // Quartiles of 499 draws and 300 units: the reference method is itself a point or two short.
    expect(rates.covered).toBeGreaterThan(0.95 - margin - 0.015)
    expect(rates.covered).toBeLessThan(0.95 + margin)
    expect(rates.bandHeld).toBeGreaterThan(0.95 - margin - 0.02)
    expect(rates.bandHeld).toBeLessThan(0.95 + margin)
  })
})

describe('two groups in two times under no effect', () => {
  const rejections = (se: 'classical' | 'hc1' | 'cluster', clusterSize: number): number => {
    const random = seeded(17)
    let rejected = 0
    for (let run = 0; run < runs; run += 1) {
      const clusters = 60
      const rows = Array.from({ length: clusters }, (_, cluster) => {
        const [treated, post] = [cluster % 2, cluster % 4 < 2 ? 0 : 1]
        const shared = random.normal()
        return Array.from({ length: clusterSize }, () => ({
          ...{ cluster, treated, post },
          outcome: (clusterSize > 1 ? shared : 0) + random.normal(),
        }))
      }).flat()
      const result = twoByTwo(
        {
          outcome: rows.map(({ outcome }) => outcome),
          treated: rows.map(({ treated }) => treated),
          post: rows.map(({ post }) => post),
          cluster: rows.map(({ cluster }) => cluster),
        },
        { se },
      )
      if (!result.ok) throw new Error(JSON.stringify(result.refusals))
      if (result.value.p < 0.05) rejected += 1
    }
    return rejected / runs
  }

  it('classical errors are exact where rows are normal and independent', () => {
    expect(Math.abs(rejections('classical', 1) - 0.05)).toBeLessThan(margin)
  })

  it('errors by cluster hold where rows depend on each other, others do not', () => {
    expect(Math.abs(rejections('cluster', 5) - 0.05)).toBeLessThan(margin + 0.015)
    expect(rejections('hc1', 5)).toBeGreaterThan(0.2)
  })
})

import { sharpSample } from '@peil/statistics/reference/drawn-samples.ts'
import { describe, expect, it } from 'vitest'
import { runOn as run, thresholdCsv as table } from '../../testing/threshold-csv.ts'
import type { Evaluation } from '../method.ts'

const sharp = sharpSample(600)

const codes = ({ warnings }: Evaluation): string[] => warnings.map(({ code }) => code)

describe('peil evaluate density', () => {
  const density = async (options: Readonly<Record<string, string>> = {}, text = table()) => {
    const result = await run(text, { running: 'margin.t0', cutoff: '1000', ...options }, 'density')
    if (!result.ok) throw new Error(JSON.stringify(result.refusals))
    return result.value
  }

  it('gives the test with its bandwidths and counts', async () => {
    const result = await density()
    expect(result.n).toBe(600)
    expect(result.parts).toMatchObject({
      ...{ n_left: 307, n_right: 293, cutoff: 1000, p_order: 2, q_order: 3 },
      bandwidths: { selector: 'comb' },
    })
    expect(result.words[0]).toMatch(
      /^The density of margin\.t0 shows no jump at 1000 \(T = -?[\d.]+, p = /,
    )
    expect(result.estimate).toBeCloseTo(
      (result.parts['statistic'] as number) * (result.se ?? NaN),
      12,
    )
  })

  it('takes a bandwidth, a kernel, orders and a level', async () => {
    expect((await density({ bandwidth: '200,300' })).parts['bandwidths']).toEqual({
      ...{ left: 200, right: 300, selector: 'given' },
    })
    expect((await density({ bandwidth: 'each' })).parts['bandwidths']).toMatchObject({
      selector: 'each',
    })
    const plain = await density()
    for (const options of [{ kernel: 'uniform' }, { p: '3' }, { q: '4' }, { level: '0.9' }]) {
      expect((await density(options)).low, JSON.stringify(options)).not.toBe(plain.low)
    }
    const rough = table({ rough: sharp.x.map((x) => Math.round(5000 * x)) })
    const of = (more: Readonly<Record<string, string>>) =>
      density({ running: 'rough', cutoff: '0', ...more }, rough)
    expect(codes(await of({}))).toEqual(['mass-points'])
    expect(codes(await of({ 'no-masspoints': '' }))).toEqual([])
  })

  it('draws bars that hold the rows on each side', async () => {
    const { figure } = await density()
    expect(figure.marks.map(({ kind }) => kind)).toEqual([
      ...['bars', 'bars', 'rule', 'interval', 'interval'],
    ])
    const area = figure.marks.reduce((total, mark) => {
      if (mark.kind !== 'bars') return total
      const width = (mark.edges[1] ?? NaN) - (mark.edges[0] ?? NaN)
      return total + mark.heights.reduce((sum, height) => sum + height * width, 0)
    }, 0)
    expect(area).toBeGreaterThan(0.5)
    expect(area).toBeLessThanOrEqual(1 + 1e-9)
  })

  it('says when rows have been put on one side', async () => {
    const moved = sharp.x.map((x, i) => (x < 0 && x > -0.3 && i % 10 !== 0 ? -x / 4 : x))
    const up = await density({ running: 'moved', cutoff: '0' }, table({ moved }))
    expect(up.words[0]).toContain('seem to have been put above it on purpose')
    const turned = table({ moved: moved.map((x) => -x) })
    const down = await density({ running: 'moved', cutoff: '0' }, turned)
    expect(down.words[0]).toContain('seem to have been put below it on purpose')
  })
})

import { sharpSample } from '@peil/statistics/reference/drawn-samples.ts'
import { describe, expect, it } from 'vitest'
import {
  runOn as run,
  thresholdCsv as table,
  thresholdOptions as basics,
} from '../../testing/threshold-csv.ts'
import type { Evaluation } from '../method.ts'

const sharp = sharpSample(600)

const evaluate = async (
  options: Readonly<Record<string, string>> = {},
  text = table(),
): Promise<Evaluation> => {
  const result = await run(text, { ...basics, ...options })
  if (!result.ok) throw new Error(JSON.stringify(result.refusals))
  return result.value
}

const codes = ({ warnings }: Evaluation): string[] => warnings.map(({ code }) => code)

describe('what speaks against a jump', () => {
  const verdict = async (options: Readonly<Record<string, string>>, text?: string) => {
    const result = await evaluate(options, text)
    return { codes: codes(result), ...(result.parts['verdict'] as { verdict: string }) }
  }

  it('nothing: the verdict follows the interval', async () => {
    expect(await verdict({ bandwidth: '300' })).toMatchObject({
      codes: [],
      reasons: [],
      cautions: [],
    })
    const clear = table({ up: sharp.x.map((x, i) => (x >= 0 ? 4 : 0) + (sharp.y[i] ?? NaN)) })
    expect(await verdict({ outcome: 'up' }, clear)).toMatchObject({ verdict: 'effect-shown' })
  })

  it('bunching', async () => {
    const moved = sharp.x.map((x, i) => (x < 0 && x > -0.3 && i % 10 !== 0 ? -x / 4 : x))
    const result = await verdict({ running: 'moved', cutoff: '0' }, table({ moved }))
    expect(result).toMatchObject({ verdict: 'refused', codes: ['bunching'] })
  })

  it('but not bunching of a running variable with few different values, which may be rounding', async () => {
    const rough = table({ rough: sharp.x.map((x) => Math.round(20 * x)) })
    const result = await evaluate({ running: 'rough', cutoff: '0' }, rough)
    const { reasons, cautions } = result.parts['verdict'] as Record<string, string[]>
    expect(codes(result)).toEqual(['mass-points', 'bunching'])
    expect(reasons).toEqual([])
    expect(cautions?.some((text) => text.includes('values repeat'))).toBe(true)
  })

  it('a covariate that jumps, whether adjusted for or only checked', async () => {
    const jumps = table({ jumps: sharp.x.map((x, i) => (x >= 0 ? 4 : 0) + (sharp.z1[i] ?? NaN)) })
    for (const options of [{ covariates: 'jumps' }, { check: 'jumps, z2' }]) {
      const result = await verdict(options, jumps)
      expect(result).toMatchObject({ verdict: 'refused', codes: ['covariate-jumps'] })
    }
    const checked = (await evaluate({ check: 'jumps, z2' }, jumps)).parts['covariate_continuity']
    expect(checked).toMatchObject([
      { covariate: 'jumps', refused: null },
      { covariate: 'z2', refused: null },
    ])
  })

  it('a treatment that does not jump', async () => {
    const text = table({ chance: sharp.x.map((_, i) => (Math.sin(i * 12.9898) > 0 ? 1 : 0)) })
    const result = await verdict({ treatment: 'chance', bandwidth: '400' }, text)
    expect(result).toMatchObject({ verdict: 'refused', codes: ['weak-first-stage'] })
  })

  it('fewer than ten rows on a side', async () => {
    const line = (row: number): string => `${Math.sin(row)},${row - 29.5}`
    const text = ['y,x', ...Array.from({ length: 60 }, (_, row) => line(row))].join('\n')
    const of = (bandwidth: string) =>
      verdict({ outcome: 'y', running: 'x', cutoff: '0', bandwidth }, text)
    expect(await of('9,10')).toMatchObject({ verdict: 'refused' })
    expect(await of('10,10')).toMatchObject({ verdict: 'no-effect-told-apart' })
  })

  it('a density that cannot be tested', async () => {
    const text = table({ steps: sharp.x.map((x) => Math.ceil(x * 4)) })
    const result = await verdict({ running: 'steps', cutoff: '0', bandwidth: '3.5' }, text)
    expect(result.codes).toEqual(['mass-points', 'bunching-not-tested'])
  })

  it('false thresholds are listed, with those that cannot be estimated', async () => {
    const { parts } = await evaluate({ 'placebo-cutoffs': '800, 1200,5000' })
    expect(parts['placebo_cutoffs']).toMatchObject([
      { cutoff: 800, refused: null },
      { cutoff: 1200, refused: null },
      { cutoff: 5000, refused: 'cutoff-outside-data' },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { fileWith } from '../../testing/table-files.ts'
import type { Evaluation } from '../method.ts'
import { runMethod } from '../run-method.ts'

const evaluated = async (
  method: string,
  csv: string | undefined,
  options: Readonly<Record<string, string>>,
  kind?: string,
): Promise<Evaluation> => {
  const path = csv === undefined ? undefined : fileWith(csv, 'data.csv')
  const outcome = await runMethod({ method, kind, path, options }, () => undefined)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}

describe('the text below a picture has its figures', () => {
  it('of one row all three, of several the least and the greatest', async () => {
    const one = await evaluated(
      'interval',
      undefined,
      { numerator: '81', denominator: '263' },
      'wilson',
    )
    expect(one.figure.description).toBe('The share is 0.308 (0.2553 to 0.3662 at 95 %).')
    const csv = 'place,x,n\nBerg,3,4\nAarlo,1,4\nDorp,2,4\n'
    const three = await evaluated(
      'interval',
      csv,
      { numerator: 'x', denominator: 'n', name: 'place', level: '0.9' },
      'wilson',
    )
    expect(three.figure.description).toBe(
      '3 rows, from 0.25 (Aarlo) to 0.75 (Berg), each with a bar for its 90 % interval. Bars may overlap although a difference is clear.',
    )
  })

  it('of a control chart limits, mean and what is unusual; months without their first', async () => {
    const rows = (values: readonly number[]): string =>
      values.map((value, k) => `2024-${String(k + 1).padStart(2, '0')}-01,${value}`).join('\n')
    const options = { time: 'month', value: 'x' }
    const calm = await evaluated('spc', `month,x\n${rows([5, 6, 5, 6, 5, 6])}\n`, options)
    expect(calm.figure.description).toBe(
      '6 values; limits 2.84 to 8.16 around a mean of 5.5; none is unusual.',
    )
    expect(calm.figure.x.categories?.slice(0, 2)).toEqual(['2024-01', '2024-02'])
    const high = rows([4, 9, 4, 9, 4, 9, 4, 9, 4, 9, 30])
    const one = await evaluated('spc', `month,x\n${high}\n`, options)
    expect(one.figure.description).toContain('; 1 is unusual.')
    const breaks = { ...options, breaks: '2024-06-01' }
    const two = await evaluated('spc', `month,x\n${high}\n`, breaks)
    expect(two.figure.description).toContain('limits of the last stretch ')
    const days = await evaluated(
      'spc',
      'month,x\n2024-01-01,1\n2024-01-02,2\n2024-01-03,1\n',
      options,
    )
    expect(days.figure.x.categories).toEqual(['2024-01-01', '2024-01-02', '2024-01-03'])
  })

  it('of a forecast what it rests on and for when it is', async () => {
    const csv = `year,x\n${[3, 4, 3, 5, 4, 6, 5, 6].map((x, k) => `${2010 + k},${x}`).join('\n')}\n`
    const options = { time: 'year', outcome: 'x', model: 'linear', at: '2020' }
    const { figure, estimate } = await evaluated('forecast', csv, options)
    expect(figure.description).toMatch(
      /^After 8 values of x, the last forecast \(2020\) is 7\.131 \(/,
    )
    expect(estimate).toBeCloseTo(4.5 + (6.5 * 17) / 42, 9)
  })

  it('of a difference in differences its direction in words and its interval', async () => {
    const cells = [
      [0, 0, 10],
      [0, 1, 12],
      [1, 0, 20],
      [1, 1, 17],
    ] as const
    const csv = (sign: 1 | -1): string =>
      `t,p,y\n${cells.flatMap(([t, p, y]) => [-1, 0, 1].map((k) => `${t},${p},${sign * y + k}`)).join('\n')}\n`
    const options = { outcome: 'y', treated: 't', post: 'p' }
    const fell = await evaluated('did2', csv(1), options)
    expect(fell.words[0]).toBe('y changed by 5.0 less in the treated group than in the other.')
    expect(fell.figure.description).toMatch(
      /^The treated group changed by 5\.0 less than the other \(-\d\.\d to -\d\.\d at 95 %\)\.$/,
    )
    const rose = await evaluated('did2', csv(-1), options)
    expect(rose.figure.description).toMatch(
      /5\.0 more than the other \(\d\.\d to \d\.\d at 95 %\)\.$/,
    )
  })

  it('of similar places which is nearest, of one or of all', async () => {
    const csv = 'place,a\nAarlo,1\nBerg,2\nDorp,5\n'
    const options = { name: 'place', columns: 'a', k: '2' }
    const one = await evaluated('similar', csv, { ...options, place: 'Dorp' })
    expect(one.figure.description).toMatch(/^By a\. Berg is the nearest, at 1\.76\d?\. /)
    const all = await evaluated('similar', csv, options)
    expect(all.figure.description).toMatch(
      /^By a\. (Aarlo|Berg) has the nearest neighbour, at 0\.58\d+\. /,
    )
  })

  it('of effects none before the start where there are none', async () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((own, k) =>
      [1, 2, 3].map(
        (time) =>
          `${own},${time},${k < 3 ? 2 : 0},${k * k + time + (k < 3 && time > 1 ? 4 : 0) + ((k * time) % 2)}`,
      ),
    )
    const csv = `who,when,first,y\n${rows.join('\n')}\n`
    const options = { unit: 'who', time: 'when', outcome: 'y', 'first-treated': 'first' }
    const { figure } = await evaluated('did', csv, options)
    expect(figure.description).toMatch(
      /^2 effects after the start, with their intervals\. On average/,
    )
  })
})

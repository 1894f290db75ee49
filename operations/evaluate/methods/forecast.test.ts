import { describe, expect, it } from 'vitest'
import { evaluation, json, refusal, type Json } from '../../testing/evaluate-table.ts'

describe('peil evaluate forecast', () => {
  it('leads a level on, over a missing value too', async () => {
    const series = [5, 6, 'NA', 7, 9, 8, 10, 12, 11, 'NA', 13, 12]
    const text = ['t,y', ...series.map((y, i) => `${2 * i},${y}`)].join('\n')
    const result = await json('forecast', text, {
      time: 't',
      outcome: 'y',
      ahead: '3',
      target: '13',
    })
    expect(result['log_likelihood']).toBeCloseTo(-16.6009104452254, 6)
    const forecasts = result['forecasts'] as Json[]
    expect(forecasts.map(({ time }) => time)).toEqual([24, 26, 28])
    expect(result).toMatchObject({ n: 10, target: 13, estimate: forecasts[2]?.['estimate'] })
    expect(Number(result['probability'])).toBeGreaterThan(0.1)
    expect(Number(result['probability'])).toBeLessThan(0.5)
  })

  // R: predict(lm(y ~ x), data.frame(x = c(9, 3)), interval = "prediction", level = .9).
  it('leads a line on, times repeated or not', async () => {
    const text = 'x,y\n7,8.3\n1,2.1\n4,5.2\n2,2.9\n4,4.8\n'
    const line = { time: 'x', outcome: 'y', model: 'linear', level: '0.9' }
    const result = await json('forecast', text, { ...line, at: '3,9', target: '10.29433962264151' })
    expect(result['low']).toBeCloseTo(9.50189695720366, 10)
    expect(result['high']).toBeCloseTo(11.08678228807936, 10)
    expect(result['probability']).toBeCloseTo(0.5, 10)
    expect(result).toMatchObject({ probability_words: 'as-likely-as-not', df: 3 })
    const ahead = await evaluation('forecast', text, { ...line, target: '5' })
    expect(ahead.words[1]).toBe('That it reaches 5 by then is nearly certain (0.9997).')
    expect(ahead.figure.marks.map(({ kind }) => kind)).toEqual(['dots', 'interval', 'dots', 'rule'])
  })

  it('refuses what a model cannot do', async () => {
    const text = 'x,y\n1,2\n2,3\n3,3\n4,5\n'
    const level = { time: 'x', outcome: 'y' }
    expect(await refusal('forecast', text, { ...level, at: '5' })).toMatchObject({
      code: 'option-not-for-model',
    })
    expect(await refusal('forecast', text, { ...level, model: 'linear', at: '5,x' })).toMatchObject(
      { code: 'option-not-readable', found: '--at x' },
    )
    expect(await refusal('forecast', `${text}4,9\n`, level)).toMatchObject({
      code: 'duplicate-time',
    })
  })
})

import { describe, expect, it } from 'vitest'
import { evaluation, json, refusal, type Json } from '../../testing/evaluate-table.ts'

const places = `place;helped;agreed;share
Aalst;45;100;0,5
Brugge;;80;0,5
Gent;120;100;0,5
Genk;3;60;0,5
Hasselt;30;60;1
`
const columns = { reached: 'helped', target: 'agreed', elapsed: 'share', name: 'place' }

describe('peil evaluate target', () => {
  it('judges each place of a file, or says why it cannot', async () => {
    const result = await json('target', places, columns)
    expect(result).toMatchObject({
      estimate: null,
      n: 5,
      pace_variation: { value: null, cannot_be_said: 'too-few-comparisons' },
    })
    const judged = result['places'] as Json[]
    expect(judged.map(({ place, state }) => [place, state])).toEqual([
      ['Aalst', 'open'],
      ['Brugge', 'cannot-be-said'],
      ['Gent', 'reached'],
      ['Genk', 'open'],
      ['Hasselt', 'missed'],
    ])
    expect(judged[0]?.['probability']).toBeCloseTo(0.385185830399043, 12)
    expect(judged[0]).toMatchObject({ final: 90, final_low: 56, final_high: 208 })
    expect(judged[1]).toMatchObject({ reason: 'no-report', sentence: 'Nothing was reported yet.' })
  })

  it('tells a warning once, and counts words', async () => {
    const { warnings, words, figure } = await evaluation('target', places, columns)
    expect(warnings.map(({ code }) => code)).toEqual(['pace-variation-assumed'])
    expect(words).toEqual([
      'Of 5 targets: 1 about as likely as not, 1 cannot be said, 1 reached, 1 nearly impossible, 1 missed.',
    ])
    expect(figure.y.categories).toEqual(['Aalst', 'Brugge', 'Gent', 'Genk', 'Hasselt'])
  })

  it('takes a number for a column that all places share, and a stated variation', async () => {
    const result = await json('target', places, {
      ...columns,
      elapsed: '0.5',
      'pace-variation': '0',
    })
    expect(result).toMatchObject({
      pace_variation: { value: 0, from: 'option' },
      warnings: [],
    })
    expect((result['places'] as Json[])[0]?.['probability']).toBeCloseTo(0.170472688433914, 12)
  })

  it('learns the variation from ten places, above a base where there is one', async () => {
    const reached = [45, 52, 8, 61, 33, 20, 71, 18, 40, 27]
    const rows = (base: number): string =>
      ['reached,target,base', ...reached.map((r) => `${r + base},${100 + base},${base}`)].join('\n')
    const asked = { reached: 'reached', target: 'target', elapsed: '0.5' }
    const flow = await json('target', rows(0), asked)
    expect(flow).toMatchObject({ pace_variation: { from: 'places', n: 10 }, warnings: [] })
    const stock = await json('target', rows(30), { ...asked, base: 'base' })
    expect((stock['pace_variation'] as Json)['value']).toBe(
      (flow['pace_variation'] as Json)['value'],
    )
    expect((stock['places'] as Json[])[0]?.['probability']).toBe(
      (flow['places'] as Json[])[0]?.['probability'],
    )
  })

  it('judges rates', async () => {
    const text = 'yes,asked,left\n30,50,40\n'
    const result = await json('target', text, {
      reached: 'yes',
      target: '0.6',
      'out-of': 'asked',
      'to-come': 'left',
      'design-effect': '1',
    })
    expect(result['probability']).toBeCloseTo(0.548307751834093, 11)
    expect(result).toMatchObject({ estimate: 0.6, state: 'open', warnings: [] })
  })

  it('says in a sentence where one place stands', async () => {
    const one = (reached: string, elapsed = '0.5') =>
      evaluation('target', `r\n${reached}\n`, { reached: 'r', target: '100', elapsed })
    expect((await one('45')).words).toEqual([
      'That the target is reached by its date is about as likely as not (0.3852). As it goes, it ends at 90; 95 % interval 56 to 208.',
    ])
    expect((await one('100')).words).toEqual(['The target is reached.'])
    expect((await one('99', '1')).words).toEqual(['The target was missed.'])
    expect((await one('NA')).words).toEqual([
      'How probable the target is cannot be said: nothing was reported yet.',
    ])
    expect((await one('45', '0')).estimate).toBeNull()
  })

  it('refuses bad counts at their line, and what is missing among the options', async () => {
    expect(await refusal('target', `${places}Ieper;1,5;9;0,5\n`, columns)).toMatchObject({
      code: 'not-a-count',
      found: 'reached 1.5',
      line: 7,
    })
    const { elapsed: share, ...without } = columns
    expect(share).toBe('share')
    expect(await refusal('target', places, without)).toMatchObject({
      code: 'option-missing',
      found: 'no --elapsed',
    })
    expect(await refusal('target', places, { ...columns, 'out-of': 'agreed' })).toMatchObject({
      code: 'option-missing',
      found: 'no --to-come',
    })
    expect(await refusal('target', places, { ...columns, reached: 'helpd' })).toMatchObject({
      code: 'column-missing',
    })
  })
})

describe('peil evaluate ambition', () => {
  const targets = `place,now,agreed,residents
Aalst,100,120,9000
Brugge,200,220,15000
Gent,0,60,8000
Genk,150,300,21000
Hasselt,80,84,12000
Ieper,40,60,10000
`
  const asked = { from: 'now', to: 'agreed', name: 'place' }

  it('compares each target with those of the others', async () => {
    const result = await json('ambition', targets, { ...asked, size: 'residents' })
    expect(result['n']).toBe(6)
    expect((result['places'] as Json[])[2]).toMatchObject({
      place: 'Gent',
      required: 0.0075,
      percentile: 1,
      compared_with: 5,
      ambition: 'very-ambitious',
    })
  })

  it('says what cannot be said', async () => {
    const result = await json('ambition', targets, asked)
    const judged = result['places'] as Json[]
    expect(judged[2]).toMatchObject({ required: null, cannot_be_said: 'nothing-at-the-start' })
    expect(judged[0]).toMatchObject({ cannot_be_said: 'too-few-comparisons' })
    expect(judged[0]?.['required']).toBeCloseTo(0.2, 12)
    const four = await json('ambition', targets, { ...asked, fewest: '4' })
    expect((four['places'] as Json[])[0]).toMatchObject({ percentile: 0.5, ambition: 'usual' })
  })

  it('counts words, and refuses negative figures at their line', async () => {
    const { words } = await evaluation('ambition', targets, { ...asked, size: 'residents' })
    expect(words[0]).toMatch(/^Of 6 targets, each among the others: /)
    expect(await refusal('ambition', `${targets}Lier,-3,4,9\n`, asked)).toMatchObject({
      code: 'out-of-range',
      found: 'from -3',
      line: 8,
    })
  })
})

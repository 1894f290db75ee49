import { describe, expect, it } from 'vitest'
import { evaluation, refusal, type Json } from '../../testing/evaluate-table.ts'
import { drawFigure } from '../draw-figure.ts'

const towns = 'town,size,age\nAa,10,30\nBo,12,31\nCi,40,20\nDu,42,NA\n'
const alike = { name: 'town', columns: 'size,age', k: '1' }

describe('peil evaluate similar', () => {
  it('gives the neighbours of all, or of one', async () => {
    const all = await evaluation('similar', towns, alike)
    expect((all.parts['places'] as Json[]).map(({ name }) => name)).toEqual([
      'Aa',
      'Bo',
      'Ci',
      'Du',
    ])
    expect(all.words[0]).toMatch(/^Most like Aa: Bo \(0\.\d+; mostly (?:size|age), \d+ %\)\.$/)
    expect(all.warnings.map(({ code }) => code)).toEqual(['values-imputed'])
    expect(all.figure.title).toBe('How far each place is from the one most like it')
    const one = await evaluation('similar', towns, {
      ...alike,
      place: 'Ci',
      k: '2',
      scale: 'sample',
    })
    expect(one.parts['place']).toBe('Ci')
    expect(one.parts['places']).toHaveLength(1)
    expect((one.parts['nearest'] as Json[]).map(({ name }) => name)).toEqual(['Du', 'Aa'])
    expect(one.method).toContain('sample')
    expect(one.figure.y.categories).toEqual(['Du', 'Aa'])
    expect(drawFigure(one.figure)).toContain('<svg')
    expect(drawFigure(all.figure)).toContain('<svg')
  })

  it('refuses a place that is not there, and a constant by its name', async () => {
    expect(await refusal('similar', towns, { ...alike, place: 'Cii' })).toMatchObject({
      code: 'place-missing',
      whatToDo: 'Write Ci, if that is meant.',
    })
    expect(await refusal('similar', 'town,size,age\nAa,1,3\nBo,1,4\n', alike)).toMatchObject({
      code: 'variable-constant',
      found: 'size is the same in every place',
    })
  })
})

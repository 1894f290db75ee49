import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tableLimits } from '../table-limits.ts'
import { dimension, folder, plain, read, spec, withMeasures } from '../testing/json-stat-cubes.ts'
import { readJsonStat } from './read-json-stat.ts'

const areaOf = (category: unknown) => ({
  ...plain,
  dimension: { ...plain.dimension, area: { category } },
})
const extra = { ...plain, id: [...plain.id, 'sex'], size: [1, 2, 2, 1] }

describe('refused, with the place and what to do', () => {
  it.each<[string, unknown, readonly string[], string | number | undefined]>([
    ['text that is cut off', '{"version":\n"2.0', ['not-json'], 5],
    ['a comma too many', '{"version": "2.0",}', ['not-json'], 19],
    ['a list', '[]', ['not-json-stat'], undefined],
    ['a collection', { ...plain, class: 'collection' }, ['not-json-stat'], 'class'],
    ['version 1', { ...plain, version: '1.0' }, ['not-json-stat'], 'version'],
    ['no values', { ...plain, value: undefined }, ['not-json-stat'], 'value'],
    ['half a size', { ...plain, size: [1, 2, 1.5] }, ['not-json-stat'], 'size.2'],
    ['too few sizes', { ...plain, size: [1, 2] }, ['wrong-size'], 'size'],
    [
      'a size that its categories do not have',
      { ...plain, size: [1, 2, 3] },
      ['wrong-size'],
      'size.2',
    ],
    ['a value too few', { ...plain, value: [1, 2, 3] }, ['wrong-size'], 'value'],
    ['a value too many', { ...plain, value: [1, 2, 3, 4, 5] }, ['wrong-size'], 'value'],
    ['a position behind the last', { ...plain, value: { 4: 1 } }, ['wrong-size'], 'value.4'],
    ['a position that is none', { ...plain, value: { '01': 1 } }, ['wrong-size'], 'value.01'],
    ['a status out of place', { ...plain, status: { '-1': 'x' } }, ['wrong-size'], 'status.-1'],
    ['too few statuses', { ...plain, status: ['x'] }, ['wrong-size'], 'status'],
    [
      'a dimension that is not known',
      { ...extra, dimension: { ...plain.dimension, sex: dimension('f') } },
      ['unknown-dimension'],
      'id.3',
    ],
    ['one that is not described', extra, ['unknown-dimension', 'missing-category-index'], 'id.3'],
    [
      'one that has no place',
      { ...plain, dimension: { ...plain.dimension, sex: dimension('f') } },
      ['unknown-dimension'],
      'dimension.sex',
    ],
    [
      'a dimension twice',
      { ...plain, id: [...plain.id, 'area'], size: [1, 2, 2, 2] },
      ['duplicate-dimension'],
      'id.3',
    ],
    [
      'a dimension too few',
      { ...plain, id: ['indicator', 'area'], size: [1, 2] },
      ['unknown-dimension', 'missing-dimension'],
      'dimension.period',
    ],
    [
      'no index',
      areaOf({ label: { a: 'A', b: 'B' } }),
      ['missing-category-index'],
      'dimension.area.category',
    ],
    [
      'a position twice',
      areaOf({ index: { a: 0, b: 0 } }),
      ['wrong-category-index'],
      'dimension.area.category.index',
    ],
    [
      'a position left out',
      areaOf({ index: { a: 0, b: 2 } }),
      ['wrong-category-index'],
      'dimension.area.category.index',
    ],
    [
      'a category twice',
      areaOf({ index: ['a', 'a'] }),
      ['duplicate-category'],
      'dimension.area.category.index',
    ],
    ['a number as text', { ...plain, value: [1, '2', 3, 4] }, ['not-a-number'], 'value'],
    ['a status that is no text', { ...plain, status: { 0: 1 } }, ['not-a-status'], 'status'],
    [
      'two statuses of one figure',
      { ...withMeasures, status: { 0: 'estimated', 2: 'provisional' } },
      ['two-statuses'],
      'status',
    ],
    [
      'a measure that is not known',
      {
        ...withMeasures,
        dimension: { ...withMeasures.dimension, metric: dimension('lowr', 'value') },
      },
      ['unknown-measure'],
      'dimension.metric.category.index',
    ],
    [
      'measures twice',
      {
        ...withMeasures,
        id: [...withMeasures.id, 'measure'],
        size: [2, 1, 2, 1, 1],
        dimension: { ...withMeasures.dimension, measure: dimension('value') },
      },
      ['duplicate-dimension'],
      'id',
    ],
    [
      'more cells than can be counted, next to nothing of them filled',
      { ...plain, size: [1, 2, 1e16] },
      ['not-json-stat'],
      'size.2',
    ],
  ])('%s', async (_, contents, expected, column) => {
    const { rows, findings } = await read(contents)
    expect(findings.map(({ code }) => code)).toEqual(expected)
    expect(findings[0]?.column).toBe(column)
    expect(findings[0]?.whatToDo).not.toBe('')
    expect(findings[0]?.file).toBe('cube.json')
    if (!expected.every((code) => /^(?:not-a|two)/.test(code)) || expected[0] === 'not-json-stat')
      expect(rows).toEqual([])
  })

  it('names the one that was meant', async () => {
    const near = { ...plain, id: ['indicator', 'areas', 'period'] }
    const { findings } = await read(near)
    expect(findings[0]?.whatToDo).toContain('Did you mean "area"?')
  })

  it('a file that is too large, or holds too many figures, and takes the most that it may', async () => {
    const limits = { ...tableLimits, rows: 3 }
    expect((await read(plain, limits)).findings).toEqual([])
    const { findings } = await read({ ...plain, value: [1, 2, 3, 4] }, limits)
    expect(findings.map(({ code }) => code)).toEqual(['too-many-rows'])
    const large = await read(plain, { ...tableLimits, fileBytes: 10 })
    expect(large.findings.map(({ code }) => code)).toEqual(['file-too-large'])
  })

  it('a file that is not there', async () => {
    const { findings } = await readJsonStat(join(folder, 'none.json'), spec)
    expect(findings).toMatchObject([{ code: 'file-not-readable', file: 'none.json' }])
  })
})

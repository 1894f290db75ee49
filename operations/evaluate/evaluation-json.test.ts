import { describe, expect, it } from 'vitest'
import { sampleEvaluation } from '../testing/sample-evaluation.ts'
import { evaluationJson } from './evaluation-json.ts'

describe('an evaluation as JSON', () => {
  it('has the figure first, in order, then the parts', () => {
    const json = evaluationJson(sampleEvaluation({ parts: { group_time: [], p: 0.5 } }))
    expect(Object.keys(json as object)).toEqual([
      ...['estimate', 'se', 'low', 'high', 'level', 'method', 'n', 'warnings', 'group_time', 'p'],
    ])
    expect(json).toMatchObject({
      estimate: 1.5,
      se: 0.25,
      level: 0.95,
      n: 12,
      group_time: [],
      p: 0.5,
    })
  })

  it('holds typed arrays as arrays, and null where there is no finite number', () => {
    const parts = {
      weights: Float64Array.of(0.5, NaN, -Infinity),
      kept: Int32Array.of(1, 2),
      nested: [{ low: Infinity, name: 'a', none: null, on: true }],
    }
    const json = evaluationJson(
      sampleEvaluation({ estimate: NaN, se: null, high: Infinity, parts, warnings: [] }),
    )
    expect(json).toMatchObject({
      ...{ estimate: null, se: null, high: null, warnings: [] },
      weights: [0.5, null, null],
      kept: [1, 2],
      nested: [{ low: null, name: 'a', none: null, on: true }],
    })
    expect(JSON.parse(JSON.stringify(json))).toEqual(json)
  })

  it('gives of a warning its code and its sentence', () => {
    const warnings = [{ code: 'few', message: 'Few rows.', more: 1 }]
    expect(evaluationJson(sampleEvaluation({ warnings }))).toMatchObject({
      warnings: [{ code: 'few', message: 'Few rows.' }],
    })
    expect(JSON.stringify(evaluationJson(sampleEvaluation({ warnings })))).not.toContain('more')
  })
})

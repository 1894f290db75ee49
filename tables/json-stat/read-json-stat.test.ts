import fc from 'fast-check'
import JSONstat from 'jsonstat-toolkit'
import { describe, expect, it } from 'vitest'
import { dimension, plain, read, withMeasures } from '../testing/json-stat-cubes.ts'

const rowsOf = async (contents: unknown) => {
  const { rows, findings } = await read(contents)
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  return rows.map(({ keys, measures }) => [keys['area'], keys['period'], measures])
}

describe('a JSON-stat dataset', () => {
  it('gives a row per combination that says something; zero is not missing', async () => {
    expect(await rowsOf(plain)).toEqual([
      ['11001', '2020', { value: '0.1' }],
      ['11001', '2021', { value: '0' }],
      ['11002', '2021', { value: '0.4' }],
    ])
  })

  it('may hold measures as a dimension, values and statuses by their position', async () => {
    expect(await rowsOf(withMeasures)).toEqual([
      ['11001', '2020', { lower: '0.1', value: '0.15', status: 'provisional' }],
      ['11002', '2020', { status: 'withheld:fewer-than-5' }],
    ])
    const asMeasure = {
      ...withMeasures,
      dimension: { ...withMeasures.dimension, metric: dimension('value', 'status') },
      value: [0.15, null, 'estimated', 'not-due'],
      status: undefined,
    }
    expect(await rowsOf(asMeasure)).toEqual([
      ['11001', '2020', { value: '0.15', status: 'estimated' }],
      ['11002', '2020', { status: 'not-due' }],
    ])
  })

  it('may say one status for everything, which is said of what is there', async () => {
    const rows = await rowsOf({ ...plain, status: 'provisional' })
    expect(rows).toHaveLength(3)
    expect(rows[1]).toEqual(['11001', '2021', { value: '0', status: 'provisional' }])
  })

  it('tells its source, units and origin, and leaves computed measures out with a notice', async () => {
    const cube = await read({
      ...withMeasures,
      source: 'Register',
      extension: { provenance: 'sample' },
      dimension: {
        ...withMeasures.dimension,
        metric: {
          category: { index: ['areas', 'value'], unit: { value: { label: '%', multiplier: 3 } } },
        },
      },
    })
    expect(cube).toMatchObject({
      source: 'Register',
      provenance: 'sample',
      units: [{ category: 'value', label: '%', symbol: '', multiplier: 3 }],
      rows: [{ computed: ['areas'], measures: { value: '0.15' } }, { computed: [] }],
      findings: [{ severity: 'notice', code: 'computed-measure' }],
    })
  })

  it('is read as jsonstat-toolkit reads it, whatever its shape', async () => {
    const categories = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    })
    const cell = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }))
    const shape = fc.record({
      areas: categories.filter((names) => !names.includes('__proto__')),
      periods: categories.filter((names) => !names.includes('__proto__')),
      cells: fc.array(cell, { minLength: 16, maxLength: 16 }),
      sparse: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(shape, async ({ areas, periods, cells, sparse }) => {
        const values = cells.slice(0, areas.length * periods.length)
        const document = {
          ...plain,
          size: [1, areas.length, periods.length],
          dimension: {
            ...plain.dimension,
            area: dimension(...areas),
            period: dimension(...periods),
          },
          value: sparse
            ? Object.fromEntries(values.flatMap((v, at) => (v === null ? [] : [[at, v]])))
            : values,
        }
        const { rows, findings } = await read(document)
        expect(findings).toEqual([])
        const other = JSONstat(JSON.parse(JSON.stringify(document)))
        const found = new Map(
          rows.map(({ keys, measures }) => [
            JSON.stringify([keys['area'], keys['period']]),
            Number(measures['value']),
          ]),
        )
        for (const area of areas)
          for (const period of periods) {
            const theirs = other.Data({ indicator: 'renters', area, period })?.value ?? null
            const ours = found.get(JSON.stringify([area, period])) ?? null
            expect(ours).toBe(theirs === null ? null : theirs + 0)
          }
      }),
      { seed: 20261123, numRuns: 60 },
    )
  })
})

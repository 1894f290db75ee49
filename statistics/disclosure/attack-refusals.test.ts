import { describe, expect, it } from 'vitest'
import { attack } from './attack.ts'
import { maximumIs, minimumIs, type Release } from './published-knowledge.ts'
import { codesOf, refusalsOf, valueOf } from './test-tables.ts'

describe('the verdict on an attack', () => {
  const release: Release = {
    name: 'r',
    known: { T: 10 },
    relations: [{ name: 'sum', total: 'T', parts: ['a', 'b'] }],
  }
  const verdict = async (cell: { value?: number; lower?: number; upper?: number }) =>
    valueOf(await attack([release], [{ cell: 'a', ...cell }])).passes

  it('asks the whole protection on both sides of the value', async () => {
    expect(await verdict({ value: 4, lower: 4, upper: 6 })).toBe(true)
    expect(await verdict({ value: 4, lower: 0, upper: 6.001 })).toBe(false)
    expect(await verdict({ value: 4, lower: 0, upper: 0 })).toBe(true)
  })

  it('cuts the lower level where everybody knows that nothing lies', async () => {
    expect(await verdict({ value: 4, lower: 9, upper: 1 })).toBe(true)
    const fromTwo = { prior: { a: { low: 2 }, b: { low: 1 } } }
    const safe = valueOf(await attack([release], [{ cell: 'a', value: 4, lower: 9 }], fromTwo))
    expect(safe.passes).toBe(true)
    const lifted = { prior: { b: { high: 7 } } }
    const unsafe = valueOf(await attack([release], [{ cell: 'a', value: 4, lower: 2 }], lifted))
    expect(unsafe.cells[0]?.low).toBe(3)
    expect(unsafe.passes).toBe(false)
  })

  it('goes by the width where the value is not told, and says so', async () => {
    expect(await verdict({ lower: 5, upper: 5 })).toBe(true)
    expect(await verdict({ lower: 5, upper: 5.001 })).toBe(false)
    const told = valueOf(await attack([release], [{ cell: 'a', value: 4 }]))
    expect(told.warnings).toEqual([])
    const blind = valueOf(await attack([release], [{ cell: 'a' }]))
    expect(blind.warnings.map((warning) => warning.code)).toEqual(['judged-by-width'])
    expect(blind.warnings[0]?.message).toContain('1 withheld cells')
  })
})

describe('what cannot be attacked', () => {
  const relations = [{ name: 'row 1', total: 'T', parts: ['a', 'b'] }]

  it('no releases', async () => {
    expect(codesOf(await attack([], [{ cell: 'a' }]))).toEqual(['no-releases'])
  })

  it('margins that do not add up, by name and difference', async () => {
    const [refusal] = refusalsOf(
      await attack([{ name: 'r', known: { T: 9, a: 4, b: 6 }, relations }], []),
    )
    expect(refusal).toMatchObject({
      code: 'margins-do-not-add-up',
      found: 'row 1: the total says 9, its parts add up to 10, a difference of -1',
      about: { relation: 'row 1' },
    })
    const close = { T: 10 + 5e-9, a: 4, b: 6 }
    expect((await attack([{ name: 'r', known: close, relations }], [])).ok).toBe(true)
  })

  it('totals that no table agrees with', async () => {
    const [refusal] = refusalsOf(
      await attack([{ name: 'r', known: { T: 9, a: 10 }, relations }], [{ cell: 'b' }]),
    )
    expect(refusal?.code).toBe('no-table-fits')
    expect(refusal?.found).toBe('no values of b agree with row 1')
    expect(
      (
        await attack([{ name: 'r', known: { T: 9, a: 10 }, relations }], [{ cell: 'b' }], {
          low: -5,
        })
      ).ok,
    ).toBe(true)
  })

  it('a minimum that no table agrees with', async () => {
    const statements = minimumIs('minimum', [{ cell: 'a' }, { cell: 'b' }], 4)
    const releases = [{ name: 'r', known: { T: 30 }, relations, statements }]
    expect(
      codesOf(
        await attack(releases, [{ cell: 'a' }], { prior: { a: { high: 9 }, b: { high: 9 } } }),
      ),
    ).toEqual(['no-table-fits'])
    const high = { prior: { a: { low: 5, high: 9 }, b: { low: 5 } } }
    expect(codesOf(await attack([{ name: 'r', statements }], [{ cell: 'a' }], high))).toEqual([
      'no-table-fits',
    ])
  })

  it('two values for one cell', async () => {
    const releases = [
      { name: 'June', known: { a: 4 } },
      { name: 'July', known: { a: 5 } },
    ]
    const [refusal] = refusalsOf(await attack(releases, []))
    expect(refusal?.code).toBe('releases-contradict')
    expect(refusal?.found).toBe('cell a: 4 in June, 5 in July')
    const same = [releases[0] ?? { name: '' }, { name: 'July', known: { a: 4 + 1e-12 } }]
    expect((await attack(same, [])).ok).toBe(true)
  })

  it('values that are no numbers', async () => {
    expect(codesOf(await attack([{ name: 'r', known: { a: NaN } }], []))).toEqual([
      'value-not-finite',
    ])
    expect(codesOf(await attack([{ name: 'r', known: { a: Infinity } }], []))).toEqual([
      'value-not-finite',
    ])
  })

  it('statements that what is shown denies', async () => {
    const known = { a: 4, b: 6 }
    const terms = [{ cell: 'a' }, { cell: 'b' }]
    const wrong = [
      { kind: 'equals' as const, name: 'sum', terms, value: 11 },
      { kind: 'at-most' as const, name: 'most', terms, value: 9.9 },
      { kind: 'at-least' as const, name: 'least', terms, value: 10.1 },
      ...minimumIs('minimum', terms, 5),
    ]
    for (const statement of wrong.slice(0, 3)) {
      expect(codesOf(await attack([{ name: 'r', known, statements: [statement] }], []))).toEqual([
        'statement-contradicts',
      ])
    }
    expect(codesOf(await attack([{ name: 'r', known, statements: wrong.slice(3) }], []))).toEqual([
      'statement-contradicts',
    ])
    const right = [
      { kind: 'equals' as const, name: 'sum', terms, value: 10 },
      { kind: 'at-most' as const, name: 'most', terms, value: 10 },
      { kind: 'at-least' as const, name: 'least', terms, value: 10 },
      ...minimumIs('minimum', terms, 4),
      ...maximumIs('maximum', terms, 6),
    ]
    expect((await attack([{ name: 'r', known, statements: right }], [])).ok).toBe(true)
  })

  it('limits known beforehand that leave nothing', async () => {
    const releases = [{ name: 'r', relations }]
    const prior = { a: { low: 5, high: 4 } }
    const [refusal] = refusalsOf(await attack(releases, [{ cell: 'a' }], { prior }))
    expect(refusal?.code).toBe('prior-empty')
    expect(refusal?.found).toBe('cell a: known beforehand to be at least 5 and at most 4')
    const point = { a: { low: 4, high: 4 } }
    expect((await attack(releases, [{ cell: 'a' }], { prior: point })).ok).toBe(true)
  })
})

import { describe, expect, it } from 'vitest'
import { attack, type AttackOptions, type WithheldCell } from './attack.ts'
import { attackBounds } from './attack-bounds.ts'
import { minimumIs, orderStatisticIs, type Release, type Statement } from './published-knowledge.ts'
import { limits, refusalsOf, valueOf } from './test-tables.ts'

const both = [{ cell: 'a' }, { cell: 'b' }]
const limitsOf = async (
  statements: readonly Statement[],
  withheld: readonly WithheldCell[],
  options: AttackOptions = {},
) => limits(valueOf(await attack([{ name: 'r', statements }], withheld, options)).cells)

describe('bounds where it is a choice which cell is the smallest', () => {
  const apart: readonly Statement[] = [
    { kind: 'at-least', name: 'sum', terms: both, value: 18.5 },
    {
      kind: 'at-least',
      name: 'difference',
      terms: [{ cell: 'a' }, { cell: 'b', times: -1 }],
      value: -8,
    },
  ]
  const prior = { a: { high: 16 }, b: { high: 16 } }

  it('leave out what only half a choice would allow', async () => {
    // Were a the smallest, 4, then b would be 14.5 or more: further above a than 8.
    const found = await limitsOf([...apart, ...minimumIs('least', both, 4)], both, { prior })
    expect(found).toEqual({ a: [14.5, 16], b: [4, 4] })
  })

  it('are none where neither choice has a table', async () => {
    const near = { prior: { a: { high: 14 }, b: { high: 16 } } }
    const statements = [...apart, ...minimumIs('least', both, 4)]
    const [refusal] = refusalsOf(await attack([{ name: 'r', statements }], both, near))
    expect(refusal).toEqual({
      code: 'no-table-fits',
      found: 'no values of a, b agree with sum, difference, least',
      expected: 'releases that at least one table agrees with',
      whatToDo: 'Correct the totals or statements, or say that cells may be negative.',
      about: { relation: 'sum' },
    })
  })

  it('have no end where nothing ends them, downwards and upwards', async () => {
    const free = { low: -Infinity }
    const median = orderStatisticIs('median', [...both, { cell: 'c' }], 2, 6)
    expect(await limitsOf(median, both, free)).toEqual({
      a: [-Infinity, Infinity],
      b: [-Infinity, Infinity],
    })
    const held = { low: -Infinity, prior: { a: { low: -7, high: 900 } } }
    expect(await limitsOf(median, both, held)).toEqual({
      a: [-7, 900],
      b: [-Infinity, Infinity],
    })
    const least = minimumIs('least', both, -3)
    expect(await limitsOf(least, both, free)).toEqual({ a: [-3, Infinity], b: [-3, Infinity] })
  })

  it('reach as far as the largest figure that is known, a thousand times', async () => {
    const terms = [{ cell: 'a' }, { cell: 'c', times: -400 }]
    const statements: readonly Statement[] = [
      ...minimumIs('least', both, 4),
      { kind: 'equals', name: 'ratio', terms, value: 0 },
    ]
    const found = await limitsOf(statements, both, { prior: { c: { high: 10 } } })
    expect(found).toEqual({ a: [4, 4000], b: [4, Infinity] })
  })

  it('hold with the factors of the terms turned round', async () => {
    const terms = [
      { cell: 'a', times: -1 },
      { cell: 'b', times: -2 },
    ]
    const statements: readonly Statement[] = [
      { kind: 'number-at-least', name: 'most', terms, value: -4, count: 1 },
      { kind: 'equals', name: 'sum', terms: both, value: 20 },
    ]
    // a ≤ 4 or b ≤ 2.
    const found = await limitsOf(statements, both, { prior: { a: { high: 17 } } })
    expect(found).toEqual({ a: [0, 4], b: [16, 20] })
  })
})

describe('bounds of a part', () => {
  const row = { name: 'sum', columns: [0, 1], times: [1, 1], low: 10, high: 10 }
  const prior = { low: Float64Array.from([0, 1]), high: Float64Array.from([8, Infinity]) }

  it('are the same by flow and, with a row that tells nothing, by programme', async () => {
    const one = { cells: [0, 1], rows: [row], counts: [] }
    const two = { ...one, rows: [row, { ...row, low: 0, high: 99 }] }
    for (const part of [one, two]) {
      const found = await attackBounds(part, prior)
      expect([...(found?.low ?? [])]).toEqual([0, 2])
      expect([...(found?.high ?? [])]).toEqual([8, 10])
    }
  })

  it('are what is known beforehand where there is no row', async () => {
    const found = await attackBounds({ cells: [0, 1], rows: [], counts: [] }, prior)
    expect([...(found?.low ?? [])]).toEqual([0, 1])
    expect([...(found?.high ?? [])]).toEqual([8, Infinity])
  })

  it('are none where no table fits', async () => {
    const part = { cells: [0, 1], rows: [{ ...row, low: 0.5, high: 0.5 }], counts: [] }
    expect(await attackBounds(part, prior)).toBeNull()
  })
})

describe('what the attacker says', () => {
  const relations = [{ name: 'sum', total: 'T', parts: ['a', 'b', 'c', 'd', 'e', 'f'] }]

  it('where there is no release, or no room known beforehand', async () => {
    expect(refusalsOf(await attack([], []))).toEqual([
      {
        code: 'no-releases',
        found: 'no releases',
        expected: 'at least one release',
        whatToDo: 'Give what was published: cells that are shown, and the totals they add up to.',
      },
    ])
    const prior = { a: { low: 5, high: 4 } }
    expect(refusalsOf(await attack([{ name: 'r' }], [{ cell: 'a' }], { prior }))).toEqual([
      {
        code: 'prior-empty',
        found: 'cell a: known beforehand to be at least 5 and at most 4',
        expected: 'a lower limit that is not above the upper one',
        whatToDo: 'Correct what is known beforehand of a.',
        about: { cell: 'a' },
      },
    ])
  })

  it('names five cells and relations at most, and how many more there are', async () => {
    const release: Release = { name: 'r', known: { T: -1 }, relations }
    const [six] = refusalsOf(await attack([release], []))
    expect(six?.found).toBe('no values of a, b, c, d, e and 1 more agree with sum')
    const [five] = refusalsOf(await attack([{ ...release, known: { T: -1, f: 0 } }], []))
    expect(five?.found).toBe('no values of a, b, c, d, e agree with sum')
  })

  it('of how it was found and judged', async () => {
    const release: Release = { name: 'r', known: { T: 9, e: 0, f: 0 }, relations }
    const found = valueOf(await attack([release], [{ cell: 'a' }, { cell: 'b', value: 4 }]))
    expect(found).toEqual({
      cells: [
        { ...{ cell: 'a', low: 0, high: 9, value: null, lower: 0, upper: 0 }, protected: true },
        { ...{ cell: 'b', low: 0, high: 9, value: 4, lower: 0, upper: 0 }, protected: true },
      ],
      passes: true,
      method: 'bounds over every table that agrees with all releases (linear programming)',
      n: 4,
      warnings: [
        {
          code: 'judged-by-width',
          message:
            'The true value of 1 withheld cells is not given: they are judged by the width of their bounds, not by how far these lie from the value.',
        },
      ],
    })
    expect([Object.isFrozen(found), Object.isFrozen(found.cells)]).toEqual([true, true])
    expect(found.cells.map((cell) => Object.isFrozen(cell))).toEqual([true, true])
    expect(Object.isFrozen(found.warnings)).toBe(true)
  })

  it('of whole cells only in whole numbers, and as they are otherwise', async () => {
    const statements: readonly Statement[] = [
      { kind: 'at-least', name: 'low', terms: [{ cell: 'a' }], value: 2.0000005 },
      { kind: 'at-most', name: 'high', terms: [{ cell: 'a' }], value: 4.9999995 },
    ]
    const cells = [{ cell: 'a' }]
    expect(await limitsOf(statements, cells, { whole: true })).toEqual({ a: [2, 5] })
    expect(await limitsOf(statements, cells, { whole: false })).toEqual({
      a: [2.0000005, 4.9999995],
    })
  })
})

describe('protection at its very edge', () => {
  const judged = async (total: number, cell: Omit<WithheldCell, 'cell'>, low = 0) => {
    const relations = [{ name: 'sum', total: 'T', parts: ['a', 'b'] }]
    const options = { prior: { a: { low } } }
    const release: Release = { name: 'r', known: { T: total }, relations }
    return valueOf(await attack([release], [{ cell: 'a', ...cell }], options)).passes
  }

  it('asks nothing of a cell that needs none, though it is known', async () => {
    expect(await judged(0, {})).toBe(true)
    expect(await judged(0, { value: 0 })).toBe(true)
    expect(await judged(0, { value: 0, upper: 1e-9 })).toBe(false)
    expect(await judged(0, { upper: 1e-9 })).toBe(false)
  })

  it('asks for what lies below also where nothing ends the cell above', async () => {
    const statement = { kind: 'at-least' as const, name: 'least', terms: [{ cell: 'a' }], value: 3 }
    const told = async (lower: number) =>
      valueOf(
        await attack([{ name: 'r', statements: [statement] }], [{ cell: 'a', value: 4, lower }]),
      )
    expect((await told(1)).passes).toBe(true)
    const unsafe = await told(2)
    expect(unsafe.cells[0]).toMatchObject({ low: 3, high: Infinity, protected: false })
    expect(unsafe.passes).toBe(false)
  })

  it('goes by the width, not by the ends', async () => {
    // a lies between 3 and 5.
    expect(await judged(5, { lower: 1, upper: 1 }, 3)).toBe(true)
    expect(await judged(5, { lower: 1, upper: 1.5 }, 3)).toBe(false)
    expect(await judged(5, { lower: 1.5, upper: 1 }, 3)).toBe(false)
  })

  it('forgives a hundred-millionth of the largest figure', async () => {
    expect(await judged(100, { value: 40, upper: 60 + 9e-7 })).toBe(true)
    expect(await judged(100, { value: 40, upper: 60 + 1.2e-6 })).toBe(false)
    expect(await judged(100, { upper: 100 + 9e-7 })).toBe(true)
    expect(await judged(100, { upper: 100 + 1.2e-6 })).toBe(false)
    const ended = { prior: { b: { high: 60 } } }
    const relations = [{ name: 'sum', total: 'T', parts: ['a', 'b'] }]
    for (const [excess, safe] of [
      [9e-7, true],
      [1.2e-6, false],
    ] as const) {
      const cell = { cell: 'a', value: 70, lower: 30 + excess }
      const found = await attack([{ name: 'r', known: { T: 100 }, relations }], [cell], ended)
      expect(valueOf(found).passes).toBe(safe)
    }
  })
})

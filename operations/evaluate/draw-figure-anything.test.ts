import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figure } from '../testing/sample-figure.ts'
import { allOf, parseSvg, type SvgNode } from '../testing/svg-tree.ts'
import { drawFigure } from './draw-figure.ts'
import { tones } from './drawing/tones.ts'
import type { Mark, Tone } from './figure.ts'

const value = fc.oneof(
  { weight: 9, arbitrary: fc.double({ min: -1e12, max: 1e12, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, Number.MAX_VALUE, 5e-324) },
)
const values = fc.array(value, { maxLength: 8 })
const common = {
  label: fc.string({ maxLength: 40, unit: 'grapheme' }),
  tone: fc.constantFrom<Tone>(...tones),
}
const points = fc.record({ x: values, y: values })
const anyMark: fc.Arbitrary<Mark> = fc.oneof(
  fc.record({ kind: fc.constant('line' as const), ...common, points }),
  fc.record({
    ...{ kind: fc.constant('dots' as const), ...common, points },
    names: fc.array(fc.string({ maxLength: 12, unit: 'binary' }), { maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant('band' as const),
    ...common,
    x: values,
    low: values,
    high: values,
  }),
  fc.record({
    ...{ kind: fc.constant('interval' as const), ...common },
    direction: fc.constantFrom('vertical' as const, 'horizontal' as const),
    ...{ at: values, low: values, high: values },
  }),
  fc.record({ kind: fc.constant('bars' as const), ...common, edges: values, heights: values }),
  fc.record({
    ...{ kind: fc.constant('rule' as const), ...common },
    ...{ axis: fc.constantFrom('x' as const, 'y' as const), at: value },
  }),
)

/** Where the commands of a path lead: `M` and `L` to both, `H` along x, `V` along y. */
const pathEnds = (d: string): readonly (readonly ['x' | 'y', number])[] =>
  [...d.matchAll(/([MLHV])([^MLHVZ]*)/g)].flatMap(([, command = '', numbers = '']) => {
    const [first = NaN, second = NaN] = numbers.split(',').map(Number)
    if (command === 'V') return [['y', first] as const]
    if (command === 'H') return [['x', first] as const]
    return [['x', first] as const, ['y', second] as const]
  })

/** All coordinates of an element: of its path, line, rectangle, text, or the place it is moved to. */
const coordinatesOf = ({ attributes }: SvgNode): readonly (readonly ['x' | 'y', number])[] => {
  const [, x, y] = /translate\(([^ ]+) ([^)]+)\)/.exec(attributes['transform'] ?? '') ?? []
  if (x !== undefined) return [['x', Number(x)] as const, ['y', Number(y)] as const]
  const of = (name: string): number => Number(attributes[name] ?? 0)
  const named = (['x', 'x1', 'x2'] as const).map((name) => ['x', of(name)] as const)
  const high = (['y', 'y1', 'y2'] as const).map((name) => ['y', of(name)] as const)
  return [
    ...pathEnds(attributes['d'] ?? ''),
    ...named,
    ...high,
    ['x', of('x') + of('width')],
    ['y', of('y') + of('height')],
  ]
}

describe('any figure', () => {
  it('is well-formed, with every coordinate finite and inside the picture', () => {
    fc.assert(
      fc.property(fc.array(anyMark, { maxLength: 5 }), fc.boolean(), (marks, include) => {
        const svg = drawFigure(figure(marks, include ? { x: { label: 'x', include: [0, 3] } } : {}))
        const root = parseSvg(svg)
        const height = Number(root.attributes['height'])
        // The samples of the legend are drawn from their own origin, a little above it.
        for (const node of allOf(root)) {
          for (const [axis, at] of coordinatesOf(node)) {
            expect(at >= -12 && at <= (axis === 'x' ? 720 : height)).toBe(true)
          }
        }
        expect(svg).not.toMatch(/NaN|Infinity/)
      }),
      { seed: 7, numRuns: 150 },
    )
  })
})

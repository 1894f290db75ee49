import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openNodeQueue } from './node-queue.ts'
import { relationNetwork } from './relation-network.ts'

const row = (columns: readonly number[], times: readonly number[]) => ({ columns, times })
const arcsOf = (rows: readonly ReturnType<typeof row>[], columns: number) => {
  const network = relationNetwork(rows, columns)
  return network && { ...network, from: [...network.from], to: [...network.to] }
}

describe('relations as a network', () => {
  it('are turned so that a cell enters one and leaves the other', () => {
    // 0 + 1 = 2 and 2 + 3 = 4: cell 2 leaves the first and enters the second as they stand.
    const chain = [row([2, 0, 1], [-1, 1, 1]), row([4, 2, 3], [-1, 1, 1])]
    expect(arcsOf(chain, 6)).toEqual({
      nodes: 3,
      from: [2, 2, 0, 2, 1, -1],
      to: [0, 0, 1, 1, 2, -1],
    })
    // 0 + 1 = 2 and 0 + 3 = 4: the second is turned round.
    const fork = [row([2, 0, 1], [-1, 1, 1]), row([4, 0, 3], [-1, 1, 1])]
    expect(arcsOf(fork, 5)).toEqual({ nodes: 3, from: [1, 2, 0, 1, 2], to: [0, 0, 2, 2, 1] })
  })

  it('are a network where only two cells tell against a third', () => {
    const ring = (last: number) => [
      row([0, 1], [1, 1]),
      row([1, 2], [1, 1]),
      row([2, 0], [1, last]),
    ]
    expect(arcsOf(ring(1), 3)).toBeNull()
    expect(arcsOf(ring(-1), 3)).toEqual({ nodes: 4, from: [2, 1, 1], to: [0, 0, 2] })
    const square = [...ring(1).slice(0, 2), row([2, 3], [1, 1]), row([3, 0], [1, 1])]
    expect(arcsOf(square, 4)).toEqual({ nodes: 5, from: [3, 1, 1, 3], to: [0, 0, 2, 2] })
  })

  it('are none with any factor but one, nor with a cell in three', () => {
    expect(arcsOf([row([0, 1], [1, 2])], 2)).toBeNull()
    expect(arcsOf([row([0, 1], [1, -0.5])], 2)).toBeNull()
    expect(arcsOf([row([0, 1], [1, 0])], 2)).toBeNull()
    const twice = [row([0, 1], [1, 1]), row([0, 2], [1, 1])]
    expect(arcsOf(twice, 4)).toEqual({ nodes: 3, from: [1, 2, 1, -1], to: [0, 0, 2, -1] })
    expect(arcsOf([...twice, row([0, 3], [-1, 1])], 4)).toBeNull()
  })

  it('that tell nothing are the world outside alone', () => {
    expect(arcsOf([], 2)).toEqual({ nodes: 1, from: [-1, -1], to: [-1, -1] })
  })

  it('keep every total when cells change around a ring of nodes', () => {
    // Signs drawn, so that a network exists; each row may then be turned at will.
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 3, maxLength: 12 }),
        fc.array(fc.constantFrom(1, -1), { minLength: 5, maxLength: 5 }),
        (arcs, signs) => {
          const rows = signs.map((sign, node) => {
            const cells = arcs.flatMap(([from, to], cell) => {
              if (from === to) return []
              if (to === node) return [[cell, sign] as const]
              return from === node ? [[cell, -sign] as const] : []
            })
            return row(
              cells.map(([cell]) => cell),
              cells.map(([, times]) => times),
            )
          })
          const network = relationNetwork(rows, arcs.length)
          expect(network?.nodes).toBe(6)
          // Node 5 has no row: it is the world outside, as is what is found to be the last.
          for (const [node, { columns, times }] of rows.entries()) {
            const into = columns.map((cell) => (network?.to[cell] === node ? 1 : -1))
            const turned = columns.map((_, at) => (times[at] ?? NaN) * (into[0] ?? NaN))
            const first = times[0] ?? NaN
            expect(turned).toEqual(into.map((sign) => sign * first))
            columns.forEach((cell, at) => {
              const end = into[at] === 1 ? network?.from[cell] : network?.to[cell]
              const [from, to] = arcs[cell] ?? []
              expect(end).toBe(from === node ? to : from)
            })
          }
        },
      ),
      { seed: 31, numRuns: 60 },
    )
  })
})

describe('nodes of equal distance', () => {
  it('are all given, each once, and none after the queue was emptied', () => {
    const queue = openNodeQueue(6)
    for (const node of [4, 2, 5, 0]) queue.put(node, 1)
    queue.put(3, 0.5)
    queue.put(4, 0.25)
    const taken = Array.from({ length: 6 }, () => queue.take())
    expect(taken.slice(0, 2)).toEqual([4, 3])
    expect(taken.slice(2, 5).toSorted((a, b) => a - b)).toEqual([0, 2, 5])
    expect(taken[5]).toBe(-1)
    queue.put(2, 9)
    queue.put(1, 8)
    queue.clear()
    expect(queue.take()).toBe(-1)
    queue.put(1, 3)
    queue.put(2, 2)
    expect([queue.take(), queue.take(), queue.take()]).toEqual([2, 1, -1])
  })
})

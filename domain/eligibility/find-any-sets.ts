import { ceilingOf, keepAmongBest, type PartnerSet } from './passing-sets.ts'

/**
 * Per start index: the sum of the `count` first values in `order` among those from that index on.
 * Row `count`, column `start`; meaningless where fewer than `count` values are left.
 */
const sumsFrom = (
  values: readonly number[],
  most: number,
  order: (a: number, b: number) => number,
): readonly Float64Array[] => {
  const rows = Array.from({ length: most + 1 }, () => new Float64Array(values.length + 1))
  for (let start = 0; start < values.length; start += 1) {
    let sum = 0
    const sorted = values.slice(start).sort(order).slice(0, most)
    for (const [index, value] of sorted.entries()) {
      sum += value
      rows[index + 1]?.fill(sum, start, start + 1)
    }
  }
  return rows
}

/**
 * The best sets of exactly `size` of the values whose sum is strictly more than `above`: smallest
 * sum first, ties in the order of their indices; at most `limit`. Exact.
 *
 * Branch and bound over the sets in the order of their indices: a beginning is given up when even
 * the largest values that may follow do not reach the threshold, or when even the smallest pass
 * the worst set that is kept. A set with the same sum as the worst kept one comes later in the
 * order, so it may be given up too.
 */
export const findAnySets = (
  values: readonly number[],
  size: number,
  above: number,
  limit: number,
): readonly PartnerSet[] => {
  if (limit <= 0 || size > values.length) return []
  if (size === 0) return above < 0 ? [{ partners: [], sum: 0 }] : []
  const best: PartnerSet[] = []
  const partners = new Array<number>(size).fill(0)
  const largest = sumsFrom(values, size, (a, b) => b - a)
  const smallest = sumsFrom(values, size, (a, b) => a - b)
  let ceiling = Infinity

  const extend = (start: number, missing: number, sum: number): void => {
    const rest = missing - 1
    for (let index = start; index <= values.length - missing; index += 1) {
      const next = sum + (values[index] ?? 0)
      if (next + (largest[rest]?.[index + 1] ?? 0) <= above) continue
      if (next + (smallest[rest]?.[index + 1] ?? 0) >= ceiling) continue
      partners[size - missing] = index
      if (rest > 0) {
        extend(index + 1, rest, next)
      } else {
        keepAmongBest(best, { partners: [...partners], sum: next }, limit)
        ceiling = ceilingOf(best, limit)
      }
    }
  }
  extend(0, size, 0)
  return best
}

/**
 * Splits a whole total over weights, each part at least `least` and at most `most` of its own.
 * Parts are proportional to the weights as far as the bounds allow, and add up to the total
 * exactly. Throws when the bounds do not allow it: the sample's plan is then impossible.
 */
export const splitExactly = (
  total: number,
  weights: readonly number[],
  bounds: { readonly least: (index: number) => number; readonly most: (index: number) => number },
): readonly number[] => {
  const parts = weights.map((_, index) => bounds.least(index))
  let left = total - parts.reduce((a, b) => a + b, 0)
  if (left < 0) throw new Error(`cannot split ${total}: the least parts add up to more`)
  while (left > 0) {
    const open = weights.flatMap((weight, index) =>
      (parts[index] ?? 0) < bounds.most(index) ? [{ weight, index }] : [],
    )
    if (open.length === 0) throw new Error(`cannot split ${total}: ${left} too many`)
    const sum = open.reduce((a, { weight }) => a + weight, 0)
    const before = left
    for (const { weight, index } of open) {
      const part = parts[index] ?? 0
      const room = bounds.most(index) - part
      const extra = Math.min(Math.floor((before * weight) / sum), room, left)
      parts[index] = part + extra
      left -= extra
    }
    if (left === before) {
      // Less than one unit each: the heaviest open ones take one.
      const [first] = open.sort((a, b) => b.weight - a.weight || a.index - b.index)
      if (first !== undefined) parts[first.index] = (parts[first.index] ?? 0) + 1
      left -= 1
    }
  }
  return parts
}

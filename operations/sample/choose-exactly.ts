/**
 * Chooses items whose sizes add up to `sum` exactly, `count` of them when that is given; the
 * earliest in the list are preferred. Null when there is no such choice. Sizes are positive.
 */
export const chooseExactly = <Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  sum: number,
  count?: number,
): readonly Item[] | null => {
  // reachable[i] holds every `size:count` that items i.. can still add.
  const reachable: Set<string>[] = [new Set(['0:0'])]
  for (const item of items.toReversed()) {
    const [after = new Set<string>()] = reachable
    const with_ = [...after].map((key) => {
      const [size = 0, taken = 0] = key.split(':').map(Number)
      return `${size + sizeOf(item)}:${taken + (count === undefined ? 0 : 1)}`
    })
    reachable.unshift(new Set([...after, ...with_]))
  }
  let size = sum
  let taken = count ?? 0
  if (!reachable[0]?.has(`${size}:${taken}`)) return null
  return items.filter((item, index) => {
    const restSize = size - sizeOf(item)
    const restTaken = taken - (count === undefined ? 0 : 1)
    if (!reachable[index + 1]?.has(`${restSize}:${restTaken}`)) return false
    size = restSize
    taken = restTaken
    return true
  })
}

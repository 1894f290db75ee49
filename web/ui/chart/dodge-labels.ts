/**
 * Moves labels apart that would overlap, as little as possible and without changing their order.
 * Gives the places in the order they came. Labels that do not fit between `low` and `high` all
 * together start at `low` and pass `high`: nothing is left out.
 */
export const dodgeLabels = (
  wanted: readonly number[],
  { gap, low, high }: { readonly gap: number; readonly low: number; readonly high: number },
): readonly number[] => {
  const order = wanted
    .map((at, index) => ({ at, index }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
  // Labels that touch form a block, placed where the sum of its moves is least.
  const blocks: { readonly indices: readonly number[]; readonly sum: number; start: number }[] = []
  for (const { at, index } of order) {
    let block = { indices: [index], sum: at, start: clamp(at, low, high) }
    let before = blocks.at(-1)
    while (before !== undefined && before.start + before.indices.length * gap > block.start) {
      const shifted = block.sum - block.indices.length * before.indices.length * gap
      const indices = [...before.indices, ...block.indices]
      const sum = before.sum + shifted
      const room = high - (indices.length - 1) * gap
      block = { indices, sum, start: clamp(sum / indices.length, low, room) }
      blocks.pop()
      before = blocks.at(-1)
    }
    blocks.push(block)
  }
  const places: number[] = wanted.map(() => 0)
  for (const { indices, start } of blocks) {
    indices.forEach((index, step) => (places[index] = start + step * gap))
  }
  return places
}

const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(value, high))

/** Nodes waiting by distance, nearest first; equal distances by the order they came in. */
export interface NodeQueue {
  readonly clear: () => void
  /** Puts a node in, or brings it forward. */
  readonly put: (node: number, distance: number) => void
  /** Takes the nearest out; -1 when it is empty. */
  readonly take: () => number
}

/** A binary heap that knows where each node stands in it. */
export const openNodeQueue = (nodes: number): NodeQueue => {
  const heap = new Int32Array(nodes)
  const place = new Int32Array(nodes).fill(-1)
  const key = new Float64Array(nodes)
  let size = 0
  const keyAt = (at: number): number => key[heap[at] ?? NaN] ?? NaN
  const set = (at: number, node: number): void => {
    heap[at] = node
    place[node] = at
  }
  const rise = (from: number, node: number): void => {
    let at = from
    const mine = key[node] ?? NaN
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (keyAt(parent) <= mine) break
      set(at, heap[parent] ?? NaN)
      at = parent
    }
    set(at, node)
  }
  const sink = (node: number): void => {
    let at = 0
    const mine = key[node] ?? NaN
    for (let child = 1; child < size; child = 2 * at + 1) {
      const nearer = child + 1 < size && keyAt(child + 1) < keyAt(child) ? child + 1 : child
      if (mine <= keyAt(nearer)) break
      set(at, heap[nearer] ?? NaN)
      at = nearer
    }
    set(at, node)
  }
  return {
    clear: () => {
      place.fill(-1)
      size = 0
    },
    put: (node, distance) => {
      key[node] = distance
      const at = place[node] ?? NaN
      if (at === -1) {
        size += 1
        rise(size - 1, node)
      } else rise(at, node)
    },
    take: () => {
      if (size === 0) return -1
      const first = heap[0] ?? NaN
      place[first] = -1
      size -= 1
      if (size > 0) sink(heap[size] ?? NaN)
      return first
    },
  }
}

/**
 * Covariance of estimates from their influence functions: Σ over clusters of S S' / n², S being the
 * sum of the influence of a cluster's units; k × k by row. With each unit its own cluster this is
 * the usual mean square over n.
 */
export const influenceCovariance = (
  influences: readonly Float64Array[],
  clusters: Int32Array,
  clusterCount: number,
): Float64Array => {
  const k = influences.length
  const n = clusters.length
  const sums = influences.map((influence) => {
    const sum = new Float64Array(clusterCount)
    for (let i = 0; i < n; i += 1) {
      const cluster = clusters[i] ?? NaN
      sum[cluster] = (sum[cluster] ?? NaN) + (influence[i] ?? NaN) / n
    }
    return sum
  })
  const covariance = new Float64Array(k * k)
  sums.forEach((left, a) => {
    sums.forEach((right, b) => {
      let total = 0
      for (let c = 0; c < clusterCount; c += 1) total += (left[c] ?? NaN) * (right[c] ?? NaN)
      covariance[a * k + b] = total
    })
  })
  return covariance
}

/** One measured figure, with the limit it is held against. */
export interface Measurement {
  readonly what: string
  readonly value: number
  readonly unit: 's' | 'ms' | 'MB' | 'KB' | '×' | 'requests' | 'score'
  /** What the value is compared with: a reference of the same run, or a fixed limit. */
  readonly limit: { readonly kind: 'at-most' | 'at-least'; readonly value: number }
  readonly note?: string
}

export interface Skipped {
  readonly what: string
  readonly skipped: string
}

export const holds = ({ value, limit }: Measurement): boolean =>
  limit.kind === 'at-most' ? value <= limit.value : value >= limit.value

/** Peak resident memory of this process so far, worker threads included. */
export const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1024

/**
 * Most resident memory seen while something works, looked at every ten milliseconds: what came
 * before it, such as making a data folder, is not in it.
 */
export const peakMegabytesDuring = async (work: () => Promise<void>): Promise<number> => {
  let most = process.memoryUsage.rss()
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 10)
  try {
    await work()
  } finally {
    clearInterval(look)
  }
  return Math.max(most, process.memoryUsage.rss()) / 1024 ** 2
}

export const secondsOf = async (work: () => Promise<void> | void): Promise<number> => {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

/** The upper one of the middle two when there is an even number; NaN of none. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

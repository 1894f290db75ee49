/**
 * What a bandwidth is best for: `mse` the mean squared error of the estimate, `cer` the coverage of
 * its interval. `rd` one bandwidth for the jump, `sum` one for the sum of both sides, `two` one per
 * side; `comb1` the smaller of rd and sum, `comb2` the middle of rd, sum and two, per side.
 */
export type BandwidthSelector = `${'mse' | 'cer'}${'rd' | 'two' | 'sum' | 'comb1' | 'comb2'}`

export const bandwidthSelectors: readonly BandwidthSelector[] = [
  'mserd',
  'msetwo',
  'msesum',
  'msecomb1',
  'msecomb2',
  'cerrd',
  'certwo',
  'cersum',
  'cercomb1',
  'cercomb2',
]

/** Of the fit (h) and of its bias (b), left and right of the cutoff, in the running variable. */
export interface Bandwidths {
  readonly hLeft: number
  readonly hRight: number
  readonly bLeft: number
  readonly bRight: number
}

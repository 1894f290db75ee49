/** How much a row counts by its distance from the cutoff, as a share of the bandwidth. */
export type Kernel = 'triangular' | 'uniform' | 'epanechnikov'

export const kernels: readonly Kernel[] = ['triangular', 'uniform', 'epanechnikov']

const shapes: Readonly<Record<Kernel, (u: number) => number>> = {
  triangular: (u) => Math.max(0, 1 - Math.abs(u)),
  uniform: (u) => (Math.abs(u) <= 1 ? 0.5 : 0),
  epanechnikov: (u) => Math.max(0, 0.75 * (1 - u * u)),
}

/** K(u): 1 - |u|, 1/2 or 3/4 (1 - u²) for |u| ≤ 1, and 0 beyond. */
export const kernelWeight = (kernel: Kernel, u: number): number => shapes[kernel](u)

/** ∫₀¹ u^power K(u) du: what the one-sided constants of bias and variance are made of. */
export const kernelMoment = (kernel: Kernel, power: number): number => {
  if (kernel === 'uniform') return 0.5 / (power + 1)
  return kernel === 'triangular'
    ? 1 / (power + 1) - 1 / (power + 2)
    : 0.75 * (1 / (power + 1) - 1 / (power + 3))
}

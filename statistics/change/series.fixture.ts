/** Eighteen values whose level and slope change at the eleventh, invented. */
export const interrupted: readonly number[] = [
  12.1, 13.4, 12.9, 14.8, 15.2, 14.1, 16.0, 17.3, 16.8, 18.9, 22.5, 23.1, 22.0, 24.8, 25.9, 25.1,
  27.3, 28.8,
]

/** Sixty values of a first-order autoregression with coefficient 0.7, drawn in R. */
export const firstOrder: readonly number[] = [
  1.43, 1.59, 2.03, 2.21, 1.62, -0.86, 0.02, -0.04, -0.19, -1.6, -1.6, -0.7, 0.87, 0.5, 0.74, 0.46,
  -1.05, -1.15, -1.2, -0.9, 0.47, 1.09, 0.6, 0.17, 0.81, 1.13, 0.1, -0.64, -0.08, 0.71, 0.39, 1.15,
  1.2, 0.23, 0.5, -0.78, 0.89, 2.6, 1.45, -0.03, 0.55, 0.25, 2.58, 1.76, 1.93, 1.38, 0.22, 0.34,
  -1.57, 0.37, 0.41, 2.46, 2.2, 0.83, 1.19, -0.1, -1.32, -0.64, -0.89, -0.62,
]

import gammaln from '@stdlib/math-base-special-gammaln'

/** ln Γ(x). */
export const logGamma = (x: number): number => gammaln(x)

/** Up to two digits, so that an axis ends on a number that reads well: 93,128 becomes 98,000. */
const roundedUp = (value: number): number => {
  const unit = 10 ** (String(Math.ceil(value)).length - 2)
  return Math.ceil(value / unit) * unit
}

const roundedDown = (value: number): number => {
  const unit = 10 ** (String(Math.floor(value)).length - 1)
  return Math.floor(value / unit) * unit
}

const points = 100

/**
 * A hundred denominators along which the limits of a funnel are drawn: whole numbers in equal
 * proportions from 1, or from just below the smallest where the largest is at most twice as large,
 * to just above the largest (the axis of the public health profiles of England). Below 100, a
 * hundred equal steps up to the largest.
 */
export const funnelDenominators = (denominators: ArrayLike<number>): number[] => {
  let least = Infinity
  let most = 0
  for (let i = 0; i < denominators.length; i += 1) {
    least = Math.min(least, denominators[i] ?? NaN)
    most = Math.max(most, denominators[i] ?? NaN)
  }
  const end = roundedUp(most * 1.05)
  if (end < points)
    return Array.from({ length: points }, (_, i) => ((i + 1) / points) * most * 1.05)
  const steps = [Math.max(1, most > 2 * least ? 0 : roundedDown(least * 0.95))]
  for (let step = 1; step < points; step += 1) {
    const last = steps[step - 1] ?? NaN
    steps.push(Math.max(Math.round((end / last) ** (1 / (points - step)) * last), last + 1))
  }
  return steps
}

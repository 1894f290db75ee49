/** As figures are kept and published: to four decimals, halves away from zero. */
export const roundFigure = (value: number): number => {
  const scaled = Math.round(Math.abs(value) * 10_000) / 10_000
  return value < 0 && scaled !== 0 ? -scaled : scaled
}

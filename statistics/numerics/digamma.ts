/** ψ(x) = d ln Γ(x) ÷ dx for x > 0: recurrence up to 10, then its asymptotic series (DLMF 5.11.2). */
export const digamma = (x: number): number => {
  let shift = 0
  let y = x
  while (y < 10) {
    shift -= 1 / y
    y += 1
  }
  const q = 1 / (y * y)
  const series = q * (1 / 12 - q * (1 / 120 - q * (1 / 252 - q * (1 / 240 - q * (1 / 132)))))
  return shift + Math.log(y) - 0.5 / y - series
}

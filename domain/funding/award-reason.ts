import type { RoundAward } from './award-round.ts'

/** `12,345.60 euro`: the same on every machine, whatever its locale. */
const euro = (amountCents: bigint): string => {
  const whole = (amountCents / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  return `${whole}.${(amountCents % 100n).toString().padStart(2, '0')} euro`
}

const greatestCommonDivisor = (a: bigint, b: bigint): bigint =>
  b === 0n ? a : greatestCommonDivisor(b, a % b)

/** `41.66 % (5/12)`: the percentage is cut, not rounded, so that a part never reads as the whole. */
const share = (part: bigint, whole: bigint): string => {
  const hundredths = (part * 10_000n) / whole
  const percent = `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, '0')} %`
  const divisor = greatestCommonDivisor(part, whole)
  return `${percent} (${part / divisor}/${whole / divisor})`
}

export const nothingRequested = 'Nothing was requested for this row.'

export const reasonInFull = (round: number, leftCents: bigint, costCents: bigint): string =>
  `Round ${round} is funded in full: it costs ${euro(costCents)} and ${euro(leftCents)} was left.`

export const reasonInPart = (
  round: number,
  leftCents: bigint,
  costCents: bigint,
  { row, units, byRemainder }: RoundAward,
): string =>
  `The money runs out in round ${round}: ${euro(leftCents)} is left of the ${euro(costCents)} ` +
  `it costs, so every row gets ${share(leftCents, costCents)} of its planned reach: ` +
  `${units - byRemainder} of ${row.units} by rounding down and ` +
  `${byRemainder === 0n ? 'none' : 'one more'} by remainder.`

export const reasonNothingLeft = (round: number, lastRound: number): string =>
  `The money ran out in round ${lastRound}; nothing is left for round ${round}.`

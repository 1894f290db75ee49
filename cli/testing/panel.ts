/**
 * Twelve places over ten years, invented: each has a level and a trend of its own, and three change
 * by 2 from 2016 on.
 */
export const inventedPanel = (): string => {
  const rows = Array.from({ length: 120 }, (_, row) => {
    const place = Math.floor(row / 10)
    const year = 2010 + (row % 10)
    const on = place < 3 && year >= 2016 ? 1 : 0
    const wave = Math.sin(place * 5 + year) + Math.cos(place * year)
    const rate = 20 + place + (year - 2010) * 0.3 * (1 + (place % 3)) + wave / 4 + 2 * on
    return `place ${place},${year},${rate.toFixed(3)},${on}`
  })
  return ['place,year,rate,on', ...rows, ''].join('\n')
}

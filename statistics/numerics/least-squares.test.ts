import { describe, expect, it } from 'vitest'
import { leastSquares } from './least-squares.ts'

describe('least squares', () => {
  // Longley (1967): the standard test of least squares; certified values of NIST StRD (Longley.dat).
  const longley = `60323 83.0 234289 2356 1590 107608 1947
61122 88.5 259426 2325 1456 108632 1948
60171 88.2 258054 3682 1616 109773 1949
61187 89.5 284599 3351 1650 110929 1950
63221 96.2 328975 2099 3099 112075 1951
63639 98.1 346999 1932 3594 113270 1952
64989 99.0 365385 1870 3547 115094 1953
63761 100.0 363112 3578 3350 116219 1954
66019 101.2 397469 2904 3048 117388 1955
67857 104.6 419180 2822 2857 118734 1956
68169 108.4 442769 2936 2798 120445 1957
66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959
69564 114.2 502601 3931 2514 125368 1960
69331 115.7 518173 4806 2572 127852 1961
70551 116.9 554894 4007 2827 130081 1962`
    .split('\n')
    .map((line) => line.split(' ').map(Number))

  it('gives the certified coefficients and errors of Longley', () => {
    const fit = leastSquares(
      longley.map(([, ...x]) => [1, ...x]),
      longley.map(([y]) => y ?? NaN),
    )
    const certified = [
      -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359,
      -0.0511041056535807, 1829.15146461355,
    ]
    expect(fit).not.toBeNull()
    if (fit === null) return
    certified.forEach((value, j) => {
      expect(Math.abs((fit.coefficients[j] ?? NaN) / value - 1)).toBeLessThan(1e-8)
    })
    const variance = fit.residuals.reduce((total, e) => total + e * e, 0) / fit.df
    expect(Math.sqrt(variance)).toBeCloseTo(304.854073561965, 6)
    const se = Math.sqrt(variance * (fit.inverseGram[1]?.[1] ?? NaN))
    expect(Math.abs(se / 84.9149257747669 - 1)).toBeLessThan(1e-8)
  })

  it('weights rows as if they stood there as often', () => {
    const once = leastSquares(
      [
        [1, 1],
        [1, 2],
        [1, 4],
      ],
      [1, 3, 4],
      [1, 2, 1],
    )
    const twice = leastSquares(
      [
        [1, 1],
        [1, 2],
        [1, 2],
        [1, 4],
      ],
      [1, 3, 3, 4],
    )
    expect(Array.from(once?.coefficients ?? [])).toEqual(
      Array.from(twice?.coefficients ?? [NaN], (b) => expect.closeTo(b, 12) as number),
    )
  })

  it('has no coefficients when columns depend on each other, whatever their units', () => {
    expect(
      leastSquares(
        [
          [1, 1e9],
          [1, 1e9],
          [1, 1e9],
        ],
        [1, 2, 3],
      ),
    ).toBeNull()
    expect(
      leastSquares(
        [
          [1, 1e-9],
          [1, 2e-9],
          [1, 3e-9],
        ],
        [1, 2, 3],
      ),
    ).not.toBeNull()
    expect(
      leastSquares(
        [
          [1, 0],
          [1, 0],
        ],
        [1, 2],
      ),
    ).toBeNull()
    expect(leastSquares([[1, 2]], [1])).toBeNull()
    expect(leastSquares([], [])).toBeNull()
  })
})

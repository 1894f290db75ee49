/**
 * Where `f` changes its sign between `low` and `high`, by false position with Illinois' halving, and
 * bisection every third step so that it always ends: to the last digits of a double. NaN where the
 * signs at both ends are the same.
 */
export const findRoot = (f: (x: number) => number, low: number, high: number): number => {
  let [a, b] = [low, high]
  let [fa, fb] = [f(a), f(b)]
  if (fa === 0) return a
  if (fb === 0) return b
  if (!(fa * fb < 0)) return NaN
  for (let step = 1; step < 300; step += 1) {
    const x = step % 3 === 0 ? (a + b) / 2 : (a * fb - b * fa) / (fb - fa)
    const fx = f(x)
    if (fx === 0 || Math.abs(b - a) <= 1e-15 * Math.max(Math.abs(a), Math.abs(b))) return x
    if (fx * fb < 0) {
      a = b
      fa = fb
    } else {
      fa /= 2
    }
    b = x
    fb = fx
  }
  return b
}

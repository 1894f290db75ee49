import { GrowingCholesky } from './growing-cholesky.ts'
import { median } from './moments.ts'

export interface SimplexOptions {
  /** Added to the squared distance: ridge × Σ wᵢ². At least 0. */
  readonly ridge: number
  /** True lets a constant be added to the mixture: series are compared around their own means. */
  readonly intercept: boolean
  /** Weights to begin from, such as those of a similar problem; they only save time. */
  readonly start?: ArrayLike<number>
}

export interface SimplexFit {
  /** At least 0, and 1 together. */
  readonly weights: Float64Array
  /** How far the optimality conditions are missed, relative to the size of the series. */
  readonly violation: number
}

/**
 * The mixture of series that comes closest to a target: min ‖Σ wᵢ aᵢ − b‖² + ridge ‖w‖² subject to
 * w ≥ 0 and Σ w = 1, exactly. As the weights sum to one, it is the point nearest to 0 in the
 * polytope of the differences aᵢ − b, and the active-set method for that (Wolfe 1976) ends at the
 * optimum after finitely many steps; each is corrected until rounding alone is left.
 *
 * So that the optimum is unique where several mixtures fit alike, the ridge is never below 1e-10 of
 * the median squared distance between a series and the target.
 *
 * `columns` are the series, at least one, each as long as `target`; all finite.
 */
export const simplexLeastSquares = (
  columns: readonly ArrayLike<number>[],
  target: ArrayLike<number>,
  options: SimplexOptions,
): SimplexFit => {
  const search = new Search(columns, target, options)
  if (!search.begin(options.start)) {
    const share = 1 / columns.length
    return { weights: new Float64Array(columns.length).fill(share), violation: 0 }
  }
  const limit = 100 * (columns.length + 10)
  for (let round = 0; round < limit; round += 1) {
    search.evaluate()
    if (!search.settled) search.descend()
    else if (!search.admit()) return { weights: search.weights, violation: search.violation }
  }
  throw new Error('simplexLeastSquares: no optimum found; this is a bug')
}

/** Largest share of the size of the series that counts as rounding. */
const rounding = 1e-14
const leastRidge = 1e-10
/** Corrections of a solution with unchanged members, after which rounding alone is left. */
const mostCorrections = 4

class Search {
  readonly weights: Float64Array
  /** Of the optimality conditions, at the weights last evaluated. */
  violation = 0
  readonly #count: number
  readonly #length: number
  /** aᵢ − b, one after the other. */
  readonly #differences: Float64Array
  readonly #norms: Float64Array
  readonly #ridge: number
  /** Added to every product: constant on the simplex, it makes the members' matrix definite. */
  readonly #lift: number
  readonly #members: number[] = []
  readonly #isMember: Uint8Array
  /** Dependent on the members to the last digit: of no use, and never asked again. */
  readonly #useless: Uint8Array
  readonly #factor = new GrowingCholesky()
  readonly #gradient: Float64Array
  #level = 0
  /** Σ wᵢ ‖aᵢ − b‖. */
  #mixed = 0
  #corrections = 0

  constructor(
    columns: readonly ArrayLike<number>[],
    target: ArrayLike<number>,
    options: SimplexOptions,
  ) {
    this.#count = columns.length
    this.#length = target.length
    this.weights = new Float64Array(this.#count)
    this.#gradient = new Float64Array(this.#count)
    this.#isMember = new Uint8Array(this.#count)
    this.#useless = new Uint8Array(this.#count)
    this.#differences = differencesOf(columns, target, options.intercept)
    const squares = Float64Array.from(columns, (_, i) => this.#product(i, i))
    this.#norms = squares.map(Math.sqrt)
    this.#lift = median(squares)
    this.#ridge = Math.max(options.ridge, leastRidge * this.#lift)
  }

  get settled(): boolean {
    return this.#corrections > mostCorrections || this.#spread() <= rounding
  }

  /** The first members; false where every series is the target and any weights do. */
  begin(start: ArrayLike<number> | undefined): boolean {
    if (this.#norms.every((norm) => norm === 0)) return false
    if (start !== undefined) {
      for (let i = 0; i < this.#count; i += 1) if ((start[i] ?? 0) > 0) this.#join(i)
      const total = this.#members.reduce((sum, i) => sum + (start[i] ?? 0), 0)
      for (const i of this.#members) this.weights[i] = (start[i] ?? 0) / total
    }
    if (this.#members.length === 0) {
      const nearest = this.#norms.indexOf(Math.min(...this.#norms))
      this.#join(nearest)
      this.weights[nearest] = 1
    }
    return true
  }

  /** Half the downhill slope for each weight, and its mean over the members. */
  evaluate(): void {
    const mixture = new Float64Array(this.#length)
    for (const i of this.#members) {
      const weight = this.weights[i] ?? NaN
      const from = i * this.#length
      for (let t = 0; t < this.#length; t += 1) {
        mixture[t] = (mixture[t] ?? NaN) + weight * (this.#differences[from + t] ?? NaN)
      }
    }
    for (let i = 0; i < this.#count; i += 1) {
      let slope = -this.#ridge * (this.weights[i] ?? NaN)
      const from = i * this.#length
      for (let t = 0; t < this.#length; t += 1) {
        slope -= (this.#differences[from + t] ?? NaN) * (mixture[t] ?? NaN)
      }
      this.#gradient[i] = slope
    }
    this.#level = this.#overMembers(this.#gradient)
    this.#mixed = this.#overMembers(this.#norms)
  }

  /** A step towards the members' best mixture, as far as no weight turns negative. */
  descend(): void {
    const k = this.#members.length
    const along = Float64Array.from(this.#members, (i) => this.#gradient[i] ?? NaN)
    const ones = new Float64Array(k).fill(1)
    this.#factor.solve(along)
    this.#factor.solve(ones)
    const shift = along.reduce(add, 0) / ones.reduce(add, 0)
    let reach = 1
    let blocking = -1
    for (let p = 0; p < k; p += 1) {
      const step = (along[p] ?? NaN) - shift * (ones[p] ?? NaN)
      along[p] = step
      const room = (this.weights[this.#members[p] ?? -1] ?? NaN) / -step
      if (step < 0 && room < reach) {
        reach = room
        blocking = p
      }
    }
    this.#members.forEach((i, p) => {
      this.weights[i] = (this.weights[i] ?? NaN) + reach * (along[p] ?? NaN)
    })
    if (blocking === -1) this.#corrections += 1
    else this.#leave(blocking)
  }

  /** Takes in the series that would help most; false when none would: the optimum. */
  admit(): boolean {
    for (;;) {
      let best = -1
      let most = rounding
      for (let i = 0; i < this.#count; i += 1) {
        if (this.#isMember[i] === 1 || this.#useless[i] === 1) continue
        const gain = ((this.#gradient[i] ?? NaN) - this.#level) / this.#scaleOf(i)
        if (gain > most) {
          most = gain
          best = i
        }
      }
      if (best === -1) {
        this.violation = this.#spread()
        return false
      }
      if (this.#join(best)) return true
      this.#useless[best] = 1
    }
  }

  #overMembers(values: Float64Array): number {
    return this.#members.reduce((sum, i) => sum + (this.weights[i] ?? NaN) * (values[i] ?? NaN), 0)
  }

  #spread(): number {
    return this.#members.reduce((worst, i) => {
      const off = Math.abs((this.#gradient[i] ?? NaN) - this.#level)
      return Math.max(worst, off / this.#scaleOf(i))
    }, 0)
  }

  /** What a slope is measured by: the lengths of its own series and of those mixed, by weight. */
  #scaleOf(i: number): number {
    return Math.max(this.#norms[i] ?? NaN, this.#mixed) * this.#mixed
  }

  #join(i: number): boolean {
    const products = this.#members.map((j) => this.#product(i, j) + this.#lift)
    const own = this.#product(i, i) + this.#lift + this.#ridge
    if (!this.#factor.append(products, own)) return false
    this.#members.push(i)
    this.#isMember[i] = 1
    this.#corrections = 0
    return true
  }

  #leave(position: number): void {
    const [gone = -1] = this.#members.splice(position, 1)
    this.#factor.remove(position)
    this.#isMember[gone] = 0
    this.weights[gone] = 0
    this.#corrections = 0
  }

  #product(i: number, j: number): number {
    let total = 0
    const a = i * this.#length
    const b = j * this.#length
    for (let t = 0; t < this.#length; t += 1) {
      total += (this.#differences[a + t] ?? NaN) * (this.#differences[b + t] ?? NaN)
    }
    return total
  }
}

const add = (a: number, b: number): number => a + b

const differencesOf = (
  columns: readonly ArrayLike<number>[],
  target: ArrayLike<number>,
  intercept: boolean,
): Float64Array => {
  const length = target.length
  const all = new Float64Array(columns.length * length)
  columns.forEach((column, i) => {
    const own = all.subarray(i * length, (i + 1) * length)
    for (let t = 0; t < length; t += 1) own[t] = (column[t] ?? NaN) - (target[t] ?? NaN)
    if (!intercept) return
    const centre = own.reduce(add, 0) / length
    for (let t = 0; t < length; t += 1) own[t] = (own[t] ?? NaN) - centre
  })
  return all
}

/**
 * Cholesky factor L of a positive definite matrix M = L Lᵀ that gains and loses single rows, so
 * that an active-set method need not factor anew: O(k²) per change, k being the size.
 */
export class GrowingCholesky {
  readonly #rows: Float64Array[] = []

  get size(): number {
    return this.#rows.length
  }

  /**
   * Adds a row and column: its products with the members so far, in their order, and its own
   * diagonal. False, and nothing is added, where it depends on the members.
   */
  append(products: ArrayLike<number>, diagonal: number): boolean {
    const k = this.size
    const row = new Float64Array(k + 1)
    let rest = diagonal
    for (let i = 0; i < k; i += 1) {
      const other = this.#row(i)
      let value = products[i] ?? NaN
      for (let j = 0; j < i; j += 1) value -= (other[j] ?? NaN) * (row[j] ?? NaN)
      value /= other[i] ?? NaN
      row[i] = value
      rest -= value * value
    }
    if (!(rest > 0)) return false
    row[k] = Math.sqrt(rest)
    this.#rows.push(row)
    return true
  }

  /** Takes the member at this position out; Givens rotations make L triangular again. */
  remove(position: number): void {
    this.#rows.splice(position, 1)
    for (let i = position; i < this.size; i += 1) {
      const own = this.#row(i)
      const a = own[i] ?? NaN
      const b = own[i + 1] ?? NaN
      const length = Math.hypot(a, b)
      for (let k = i; k < this.size; k += 1) {
        const row = this.#row(k)
        const x = row[i] ?? NaN
        const y = row[i + 1] ?? NaN
        row[i] = (x * a + y * b) / length
        row[i + 1] = (y * a - x * b) / length
      }
    }
  }

  /** Solves M x = b; the answer takes the place of b. */
  solve(b: Float64Array): void {
    const k = this.size
    for (let i = 0; i < k; i += 1) {
      const row = this.#row(i)
      let value = b[i] ?? NaN
      for (let j = 0; j < i; j += 1) value -= (row[j] ?? NaN) * (b[j] ?? NaN)
      b[i] = value / (row[i] ?? NaN)
    }
    for (let i = k - 1; i >= 0; i -= 1) {
      const row = this.#row(i)
      const value = (b[i] ?? NaN) / (row[i] ?? NaN)
      b[i] = value
      for (let j = 0; j < i; j += 1) b[j] = (b[j] ?? NaN) - value * (row[j] ?? NaN)
    }
  }

  #row(i: number): Float64Array {
    const row = this.#rows[i]
    if (row === undefined) throw new RangeError(`no row ${i}`)
    return row
  }
}

/** Dual active-set method of Goldfarb & Idnani (1983). Arrays start at index 1. */
declare module 'quadprog' {
  export interface Solution {
    /** Minimiser, from index 1. */
    readonly solution: number[]
    /** Value of the objective. */
    readonly value: number[]
    readonly Lagrangian: number[]
    /** Empty when solved. */
    readonly message: string
  }
  /** min -dᵀb + ½ bᵀDb subject to Aᵀb ≥ b0, the first `meq` rows with equality. */
  export function solveQP(
    Dmat: number[][],
    dvec: number[],
    Amat: number[][],
    bvec?: number[],
    meq?: number,
  ): Solution
}

/** What the reader of a cube expects of it. */
export interface CubeSpec {
  /** Dimensions that every cube must have, in any order. */
  readonly keys: readonly string[]
  /** Names that the dimension of measures may have; a cube without it holds the first measure. */
  readonly measureDimensions: readonly string[]
  readonly measures: readonly string[]
  /** Measures that are computed from the others: left out. */
  readonly computed: readonly string[]
}

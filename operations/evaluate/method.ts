import type { Warning } from '@peil/statistics/estimate.ts'
import type { Outcome } from '@peil/statistics/outcome.ts'
import type { DataTable } from './data-table.ts'
import type { Figure } from './figure.ts'

/** One option of a method on the command line, `--first-treated <column>`. */
export interface OptionSpec {
  /** As typed, without dashes: `first-treated`. */
  readonly name: string
  /**
   * `column`: a column of the file; `columns`: several, separated by commas; `number`; `whole`: a
   * whole number from 0; `choice`: one of `choices`; `text`; `flag`: present or not.
   */
  readonly kind: 'column' | 'columns' | 'number' | 'whole' | 'choice' | 'text' | 'flag'
  readonly choices?: readonly string[]
  readonly required?: boolean
  /** What holds when it is not given, in the form it would be typed. */
  readonly default?: string
  /** One line of help. */
  readonly about: string
}

/** Option values as given or by default; read them with the functions of `option-values.ts`. */
export type OptionValues = Readonly<Record<string, string | undefined>>

/** What an analyst gets: the figure with its uncertainty, its parts, words and a plot. */
export interface Evaluation {
  /** Null where a method has no single figure, such as a control chart. */
  readonly estimate: number | null
  readonly se: number | null
  readonly low: number | null
  readonly high: number | null
  readonly level: number | null
  readonly method: string
  readonly n: number
  readonly warnings: readonly Warning[]
  /** Further members of the JSON, in snake_case: `group_time`, `weights`, `bandwidths` … */
  readonly parts: Readonly<Record<string, unknown>>
  /** The result in plain English sentences, for the text output. */
  readonly words: readonly string[]
  /** What `--plot` draws. */
  readonly figure: Figure
}

/** A method that `peil evaluate` offers. It lives in a file of its own, named after it. */
export interface Method {
  /** As typed: `did`. */
  readonly name: string
  /** One line of help. */
  readonly about: string
  /** Kinds typed behind the name (`interval wilson`), where it has any. */
  readonly kinds?: readonly string[]
  /** False where figures may come from options alone, without a file. */
  readonly needsFile: boolean
  readonly options: readonly OptionSpec[]
  /** Runs in a worker thread; `progress` may be called as often as one likes. */
  readonly evaluate: (input: MethodInput) => Outcome<Evaluation> | Promise<Outcome<Evaluation>>
}

export interface MethodInput {
  /** Undefined where no file was given. */
  readonly table: DataTable | undefined
  /** The kind typed behind the name; undefined where the method has none. */
  readonly kind: string | undefined
  readonly options: OptionValues
  readonly progress: (done: number, of: number) => void
}

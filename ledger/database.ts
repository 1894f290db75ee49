import type { ColumnType, Kysely } from 'kysely'

/** Never written as a row: only through the functions of the schema `peil`. */
type ReadOnly<Column> = ColumnType<Column, never, never>

/** PostgreSQL's driver gives a bigint as text, PGlite as a number: positions go through `Number`. */
type Position = ReadOnly<string | number>

export interface Tables {
  readonly entry: {
    readonly position: Position
    readonly stream: ReadOnly<string>
    readonly stream_position: Position
    readonly type: ReadOnly<string>
    readonly recorded_at: ReadOnly<string>
    readonly actor: ReadOnly<string>
    readonly parties: ReadOnly<readonly string[]>
    readonly text: ReadOnly<string>
    readonly hash: ReadOnly<string>
  }
  readonly private_text: {
    readonly digest: ReadOnly<string>
    readonly salt: ReadOnly<string>
    readonly text: ReadOnly<string>
  }
}

/** The ledger's database, PGlite or PostgreSQL, with `peil` as the schema of its queries. */
export type Database = Kysely<Tables>

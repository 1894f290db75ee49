import type { ColumnType, GeneratedAlways, Kysely } from 'kysely'

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
  readonly account_grant: {
    readonly account: string
    readonly role: string
    readonly municipality: string | null
    readonly action: string | null
    readonly given_at: string
    readonly given_by: string
    readonly ended_at: string | null
  }
  readonly draft_change: {
    readonly id: GeneratedAlways<string | number>
    readonly kind: string
    readonly call: string
    readonly applicant: string
    readonly members: readonly string[]
    readonly moment: string
    readonly field: string
    readonly value: string
    readonly account: string
    readonly at: string
    readonly based_on: number | null
  }
  readonly message: {
    readonly id: string
    readonly thread: string
    readonly members: readonly string[]
    readonly action: string | null
    readonly account: string
    readonly at: string
    readonly text: string | null
    readonly erased_at: string | null
  }
  readonly evidence: {
    readonly id: string
    readonly call: string
    readonly applicant: string
    readonly members: readonly string[]
    readonly kpi: string | null
    readonly name: string
    readonly media_type: string
    readonly bytes: Uint8Array
    readonly size: GeneratedAlways<number>
    readonly sha256: GeneratedAlways<string>
    readonly account: string
    readonly at: string
  }
}

/** The ledger's database, PGlite or PostgreSQL, with `peil` as the schema of its queries. */
export type Database = Kysely<Tables>

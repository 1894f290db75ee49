import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import type { Database } from '../database.ts'
import { storableText } from '../storable-text.ts'

/** The database refuses more, whoever writes. */
export const evidenceLimit = 10 * 1024 * 1024

export interface NewEvidence {
  /** Chosen by the writer, and the same for ever. */
  readonly id: string
  readonly call: string
  readonly applicant: string
  /** The members of the dossier, the applicant among them. */
  readonly members: readonly string[]
  /** The KPI it is evidence for; null for the dossier as a whole. */
  readonly kpi: string | null
  /** As the file was called; never a place to write to. */
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly at: Instant
}

/** Everything but the bytes. */
export interface EvidenceNote extends Omit<NewEvidence, 'bytes' | 'members'> {
  readonly size: number
  /** SHA-256 of the bytes, hex, as the database computed it. */
  readonly sha256: string
  readonly account: string
}

export interface Evidence extends EvidenceNote {
  readonly bytes: Uint8Array
}

const noteColumns = [
  'id',
  'call',
  'applicant',
  'kpi',
  'name',
  'media_type as mediaType',
  'size',
  'sha256',
  'account',
  'at',
] as const

const noteOf = <Row extends { readonly at: string }>(row: Row) => ({
  ...row,
  at: row.at as Instant,
})

/** Refusals: `evidence-empty`, `evidence-too-large`. Throws when there is evidence with this id. */
export const putEvidence = async (
  db: Database,
  account: string,
  { mediaType, name, bytes, ...given }: NewEvidence,
): Promise<Decision<EvidenceNote>> => {
  const size = bytes.byteLength
  if (size === 0 || size > evidenceLimit)
    return refuse({
      code: size === 0 ? 'evidence-empty' : 'evidence-too-large',
      found: `${name}: ${size} bytes`,
      expected: `a file of 1 to ${evidenceLimit} bytes`,
      whatToDo: size === 0 ? 'choose the file again' : 'make the file smaller, or split it',
    })
  const row = await db
    .insertInto('evidence')
    .values({ ...given, name: storableText(name), media_type: mediaType, bytes, account })
    .returning(noteColumns)
    .executeTakeFirstOrThrow()
  return accept(noteOf(row))
}

/** With its bytes; null when there is none, or none that the reader may see. */
export const getEvidence = async (db: Database, id: string): Promise<Evidence | null> => {
  const row = await db
    .selectFrom('evidence')
    .select([...noteColumns, 'bytes'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : noteOf(row)
}

/** Of a dossier, without the bytes, oldest first. */
export const listEvidence = async (
  db: Database,
  call: string,
  applicant: string,
): Promise<readonly EvidenceNote[]> => {
  const rows = await db
    .selectFrom('evidence')
    .select(noteColumns)
    .where('call', '=', call)
    .where('applicant', '=', applicant)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(noteOf)
}

import type { Instant } from '@peil/domain/values/instant.ts'
import type { Database } from '../database.ts'
import { storableText } from '../storable-text.ts'

/** What is being filled in: an application, or the report of a dossier at a moment. */
export type DraftName =
  | { readonly kind: 'application'; readonly call: string; readonly applicant: string }
  | {
      readonly kind: 'report'
      readonly call: string
      readonly applicant: string
      readonly moment: string
    }

/** A field as it was last saved. */
export interface DraftChange {
  readonly id: number
  readonly field: string
  readonly value: string
  readonly account: string
  readonly at: Instant
}

export interface NewDraftChange {
  readonly draft: DraftName
  /** The members of the dossier, the applicant among them. */
  readonly members: readonly string[]
  readonly field: string
  readonly value: string
  /** The change that was on the screen when this was typed; null when the field was empty. */
  readonly basedOn: number | null
  readonly at: Instant
}

/** `last` is what another saved meanwhile; null when what `basedOn` names was never there. */
export type DraftSaved =
  | { readonly ok: true; readonly id: number }
  | { readonly ok: false; readonly last: DraftChange | null }

const columns = ['id', 'field', 'value', 'account', 'at'] as const

type Row = { readonly [Column in (typeof columns)[number]]: string | number } & {
  readonly field: string
  readonly value: string
  readonly account: string
  readonly at: string
}

const changeOf = ({ id, field, value, account, at }: Row): DraftChange => ({
  id: Number(id),
  field,
  value,
  account,
  at: at as Instant,
})

const momentOf = (draft: DraftName): string => (draft.kind === 'report' ? draft.moment : '')

const changesOf = (db: Database, draft: DraftName) =>
  db
    .selectFrom('draft_change')
    .select(columns)
    .where('kind', '=', draft.kind)
    .where('call', '=', draft.call)
    .where('applicant', '=', draft.applicant)
    .where('moment', '=', momentOf(draft))

const lastChange = async (
  db: Database,
  draft: DraftName,
  field: string,
): Promise<DraftChange | null> => {
  const row = await changesOf(db, draft)
    .where('field', '=', field)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : changeOf(row)
}

/** The last change of each field. */
export const readDraft = async (
  db: Database,
  draft: DraftName,
): Promise<readonly DraftChange[]> => {
  const rows = await changesOf(db, draft)
    .distinctOn('field')
    .orderBy('field')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(changeOf)
}

/**
 * Adds a change after the one it is based on. When that is no longer the last, nothing is written
 * and the last is answered, for whoever typed to choose; unless both wrote the same, as a save does
 * that is sent twice. Two who save at once meet in the database: the constraint that no two changes
 * follow the same one lets the first in.
 */
export const saveDraftField = async (
  db: Database,
  account: string,
  { draft, members, field, value, basedOn, at }: NewDraftChange,
): Promise<DraftSaved> => {
  const kept = storableText(value)
  const met = (last: DraftChange | null): DraftSaved =>
    last?.value === kept ? { ok: true, id: last.id } : { ok: false, last }
  const last = await lastChange(db, draft, field)
  if ((last?.id ?? null) !== basedOn) return met(last)
  const inserted = await db
    .insertInto('draft_change')
    .values({
      kind: draft.kind,
      call: draft.call,
      applicant: draft.applicant,
      members,
      moment: momentOf(draft),
      field,
      value: kept,
      account,
      at,
      based_on: basedOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted !== undefined) return { ok: true, id: Number(inserted.id) }
  return met(await lastChange(db, draft, field))
}

import type { TextDigest } from '@peil/domain/agreement/entries.ts'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { PrivateText } from './ledger.ts'

const pageSize = 2_000

/** The texts that are still kept, by digest; an erased or unknown one is absent. */
export const findTexts = async (
  db: Database,
  digests: readonly TextDigest[],
): Promise<ReadonlyMap<TextDigest, string>> => {
  const rows = await db
    .selectFrom('private_text')
    .select(['digest', 'text'])
    .where(sql<boolean>`digest = any(${[...digests]}::text[])`)
    .execute()
  return new Map(rows.map(({ digest, text }) => [digest as TextDigest, text]))
}

/** Every text that is still kept, in order of digest, in pages. */
export async function* readTexts(db: Database): AsyncGenerator<PrivateText> {
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('private_text')
      .select(['digest', 'salt', 'text'])
      .where('digest', '>', after)
      .orderBy('digest')
      .limit(pageSize)
      .execute()
    for (const { digest, salt, text } of rows) yield { digest: digest as TextDigest, salt, text }
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
    after = last.digest
  }
}

/** Removes a text for good; what named it keeps its digest. False when there was no such text. */
export const eraseText = async (db: Database, digest: TextDigest): Promise<boolean> => {
  const { rows } = await sql<{ erased: boolean }>`
    select peil.erase_text(${digest}) as erased`.execute(db)
  return rows[0]?.erased === true
}

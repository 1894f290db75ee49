import type { ReportRow, SharedReach } from '@peil/domain/agreement/entries.ts'
import type { NewEntry } from '@peil/domain/recorded-entry.ts'
import type { PrivateText } from '@peil/ledger/ledger.ts'
import { keepText } from './keep-text.ts'
import type { Peil } from './open.ts'

/** One KPI of a report as a municipality writes it. */
export interface WrittenRow {
  readonly kpi: string
  readonly reach: number
  readonly sharedWith: readonly SharedReach[]
  /** Empty when none was given. */
  readonly reason: string
}

/**
 * Puts reasons into texts of their own. A reason that says what a known one of the same KPI says
 * keeps its digest, so that the same report again is no change.
 */
export const prepareRows = async (
  { ledger, effects }: Peil,
  known: readonly ReportRow[],
  rows: readonly WrittenRow[],
): Promise<{ readonly rows: readonly ReportRow[]; readonly texts: readonly PrivateText[] }> => {
  const given = new Set(rows.filter(({ reason }) => reason !== '').map(({ kpi }) => kpi))
  const candidates = known.filter(({ kpi }) => given.has(kpi))
  const kept = await ledger.texts(candidates.flatMap(({ reason }) => reason ?? []))
  const texts: PrivateText[] = []
  const prepared = rows.map(({ kpi, reach, sharedWith, reason }): ReportRow => {
    if (reason === '') return { kpi, reach, sharedWith, reason: null }
    const before = candidates.find(
      (row) => row.kpi === kpi && row.reason !== null && kept.get(row.reason) === reason,
    )
    if (before !== undefined) return { kpi, reach, sharedWith, reason: before.reason }
    const text = keepText(reason, effects)
    texts.push(text)
    return { kpi, reach, sharedWith, reason: text.digest }
  })
  return { rows: prepared, texts }
}

/** Only the texts that an entry names: a row that gave no entry leaves no text behind. */
export const namedTexts = (
  texts: readonly PrivateText[],
  entries: readonly NewEntry[],
): readonly PrivateText[] => {
  const digests = new Set(
    entries.flatMap((entry) =>
      entry.type === 'report-received' || entry.type === 'report-submitted'
        ? entry.data.rows.map(({ reason }) => reason)
        : [],
    ),
  )
  return texts.filter(({ digest }) => digests.has(digest))
}

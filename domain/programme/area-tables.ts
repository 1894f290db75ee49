import type { Draft } from './draft.ts'
import type { AreaTable } from './read-areas.ts'
import { date } from './text-schema.ts'

/** The tables of municipalities in order of validity; null for one whose codes could not all be read. */
export const areaTablesInOrder = (draft: Draft): readonly (AreaTable | null)[] => {
  const document = draft.documents.get('programme.yaml')
  if (document === undefined) return []
  return document
    .list(['areaSets'])
    .map((_, index) => ({
      from: document.read(['areaSets', index, 'validFrom'], date) ?? '',
      file: String(document.raw(['areaSets', index, 'file'])),
    }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ file }) => {
      const table = draft.areas.get(file)
      return table?.complete === true ? table : null
    })
}

/** The municipalities of the last set; null when their codes could not all be read. */
export const latestAreaTable = (draft: Draft): AreaTable | null =>
  areaTablesInOrder(draft).at(-1) ?? null

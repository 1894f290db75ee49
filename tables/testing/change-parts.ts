import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** A workbook with some of its parts changed; throws when a part is not there or stays as it was. */
export const changeParts = (
  workbook: Uint8Array,
  changes: Readonly<Record<string, (xml: string) => string>>,
): Uint8Array => {
  const parts = unzipSync(workbook)
  for (const [path, change] of Object.entries(changes)) {
    const xml = strFromU8(parts[path] ?? new Uint8Array())
    const changed = change(xml)
    if (changed === xml) throw new Error(`nothing to change in ${path}`)
    parts[path] = strToU8(changed)
  }
  return zipSync(parts)
}

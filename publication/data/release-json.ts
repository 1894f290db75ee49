import type { Release } from '@peil/domain/release/release.ts'

/** JSON would write these as `null`, and a missing figure is something else. */
const onlyFinite = (key: string, value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Error(`the release holds ${value} as ${key}`)
  return value
}

/** The release as one JSON value, keys in the order in which it was built, LF at the end. */
export const releaseJson = (release: Release): string => `${JSON.stringify(release, onlyFinite)}\n`

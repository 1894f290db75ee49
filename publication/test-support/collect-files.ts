import type { ReleaseFile } from '../page-renderer.ts'

/** All files that come, by path. */
export const collectFiles = async (
  files: AsyncIterable<ReleaseFile>,
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const found = new Map<string, Uint8Array>()
  for await (const { path, bytes } of files) found.set(path, bytes)
  return found
}

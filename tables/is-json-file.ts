import { constants, open } from 'node:fs/promises'

const firstBytes = 256

/** Whether a file begins as a JSON object or list does, whatever it is called; false for one that cannot be read. */
export const isJsonFile = async (path: string): Promise<boolean> => {
  // Without O_NONBLOCK, opening a named pipe would wait for somebody who writes to it.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null)
  if (handle === null) return false
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(firstBytes), 0, firstBytes, 0)
    const text = buffer.subarray(0, bytesRead).toString('utf8')
    return text
      .replace(/^\ufeff/, '')
      .trimStart()
      .startsWith('{')
  } catch {
    return false
  } finally {
    await handle.close()
  }
}

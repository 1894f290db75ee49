import { createInterface } from 'node:readline'

/** The address, with a slash at the end, that a `peil serve` says on its standard output. */
export const servedUrl = async (stdout: NodeJS.ReadableStream): Promise<string> => {
  for await (const line of createInterface({ input: stdout })) {
    const url = /http:\/\/\S+\//.exec(line)?.[0]
    if (url !== undefined) return url
  }
  throw new Error('peil serve ended without serving')
}

import { access, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const programmes = fileURLToPath(new URL('../programmes', import.meta.url))

/** The folder of the programme that comes with Peil, when there is exactly one. */
export const onlyProgramme = async (): Promise<string> => {
  const names = await readdir(programmes)
  const found: string[] = []
  for (const name of names.sort()) {
    const folder = join(programmes, name)
    const isProgramme = await access(join(folder, 'programme.yaml')).then(
      () => true,
      () => false,
    )
    if (isProgramme) found.push(folder)
  }
  const [first, second] = found
  if (first === undefined || second !== undefined) {
    throw new Error(`name the programme with --programme: there are ${found.length}`)
  }
  return first
}

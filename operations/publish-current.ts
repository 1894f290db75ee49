import { createHash } from 'node:crypto'
import { access, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import type { PageRenderer, Progress } from '@peil/publication/page-renderer.ts'
import { folders } from './data-folder.ts'
import { generatorVersion } from './generator-version.ts'
import type { Peil } from './open.ts'
import { publishRelease } from './publish-release.ts'

/**
 * The release of what the ledger holds now, in the data folder's own `releases/`. A release is a
 * function of programme, ledger and generator, so one that was made before need not be made again.
 */
export const publishCurrent = async (
  peil: Peil,
  renderPages: PageRenderer,
  options: { readonly workers: number; readonly progress: Progress },
): Promise<Decision<{ readonly folder: string }>> => {
  const { position, hash } = await peil.ledger.head()
  const inputs = [peil.programme.hash, position, hash, generatorVersion].join('\n')
  const name = createHash('sha256').update(inputs).digest('hex').slice(0, 16)
  const { releases } = folders(peil.dataFolder)
  const folder = join(releases, name)
  const made = await access(join(folder, 'manifest.json')).then(
    () => true,
    () => false,
  )
  if (made) return accept({ folder })
  await mkdir(releases, { recursive: true })
  const published = await publishRelease(peil, renderPages, { out: folder, ...options })
  return published.ok ? accept({ folder }) : published
}

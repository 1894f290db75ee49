import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import { withPeil } from '@peil/operations/open.ts'
import { publishCurrent } from '@peil/operations/publish-current.ts'
import { serveRelease } from '@peil/publication/serve/serve-release.ts'
import { wholeOption } from '../options.ts'
import { pageRenderer, pageViews } from '../page-renderer.ts'
import { output, printDecision } from '../print.ts'
import { showProgress } from '../progress.ts'

interface Options {
  readonly data?: string
  readonly release?: string
  readonly port: number
  readonly host: string
  readonly earlier: readonly string[]
}

export const addServe = (program: Command): Command => {
  const command = program
    .command('serve')
    .description('serve a release, or publish what a data folder holds and serve that')
    .option('--data <dir>', 'data folder')
    .option('--release <dir>', 'release folder')
    .option('--earlier <dir...>', 'folders of earlier releases, shown under /as-published/', [])
    .option('--port <n>', 'port', wholeOption(0, 65_535), 4173)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
  return command.action(async ({ data, release, port, host, earlier }: Options) => {
    if ((data === undefined) === (release === undefined)) {
      command.error('error: give either --data <dir> or --release <dir>')
    }
    const folder = data === undefined ? release : await publishedFolder(data)
    if (folder === undefined) return
    const started = await serveRelease(folder, {
      port,
      host,
      earlier,
      views: await pageViews(),
    })
    if (!started.ok) return printDecision(started, false, { text: () => '', json: () => null })
    output.result(`${started.value.url} (stop with Ctrl+C)`)
    const stop = (): void => void started.value.close()
    process.once('SIGINT', stop).once('SIGTERM', stop)
  })
}

/** Publishes unless the same release is there already; lets go of the data folder either way. */
const publishedFolder = async (data: string): Promise<string | undefined> => {
  const render = await pageRenderer()
  const published = await withPeil(data, (peil) =>
    publishCurrent(peil, render, {
      workers: availableParallelism(),
      progress: showProgress('pages'),
    }),
  )
  if (published.ok) return published.value.folder
  printDecision(published, false, { text: () => '', json: () => null })
  return undefined
}

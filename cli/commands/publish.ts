import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { withPeil } from '@peil/operations/open.ts'
import { publishRelease } from '@peil/operations/publish-release.ts'
import { compressRelease } from '@peil/publication/compress-release.ts'
import { makeSigningKeys } from '@peil/publication/signing-keys.ts'
import { verifyRelease } from '@peil/publication/verify-release.ts'
import { dateOption, wholeOption } from '../options.ts'
import { pageRenderer } from '../page-renderer.ts'
import { exitCodes, output, printDecision, problemText } from '../print.ts'
import { showProgress } from '../progress.ts'

interface PublishOptions {
  readonly data: string
  readonly out: string
  readonly on?: CalendarDate
  readonly previous?: string
  readonly key?: string
  readonly workers: number
}

export const addPublish = (program: Command): Command =>
  program
    .command('publish')
    .description('make a release: pages, open data, manifest; writes nothing in the ledger')
    .requiredOption('--data <dir>', 'data folder')
    .requiredOption('--out <dir>', 'release folder to make')
    .option('--on <date>', 'the day it shows; that of the last entry when absent', dateOption)
    .option('--previous <dir>', 'the release before this one')
    .option('--key <file>', 'private key (PEM): sign the release')
    .option('--workers <n>', 'threads', wholeOption(1, 64), availableParallelism())
    .action(async ({ data, ...request }: PublishOptions) => {
      const render = await pageRenderer()
      const progress = showProgress('pages')
      const published = await withPeil(data, (peil) =>
        publishRelease(peil, render, { ...request, progress }),
      )
      printDecision(published, false, {
        text: ({ files, manifestSha256 }) =>
          `${request.out}: ${files} files, manifest ${manifestSha256}`,
        json: (value) => value,
      })
    })

export const addVerify = (program: Command): Command =>
  program
    .command('verify')
    .description('check a release: every file, the signature, the chain to earlier releases')
    .argument('<dir>', 'release folder')
    .option('--key <file>', 'key (PEM) that must have signed it')
    .action(async (dir: string, { key }: { key?: string }) => {
      const { findings, files, signed } = await verifyRelease(dir, key === undefined ? {} : { key })
      for (const finding of findings) output.remark(problemText(finding))
      if (findings.length > 0) {
        process.exitCode = exitCodes.refused
        return output.remark(`${findings.length} problems in ${dir}`)
      }
      output.result(`${dir}: ${files} files as published; signature ${signed}`)
    })

export const addCompress = (program: Command): Command =>
  program
    .command('compress')
    .description('write .gz and .br copies beside the files of a release, for a web server')
    .argument('<dir>', 'release folder')
    .action(async (dir: string) => {
      printDecision(await compressRelease(dir, showProgress('files')), false, {
        text: ({ files }) => `${dir}: .gz and .br copies of ${files} files`,
        json: (value) => value,
      })
    })

export const addKeygen = (program: Command): Command =>
  program
    .command('keygen')
    .description('make a pair of keys for signing releases')
    .argument('<private>', 'file for the private key: keep it to yourself')
    .argument('<public>', 'file for the public key: give it to everyone')
    .action(async (privateFile: string, publicFile: string) => {
      printDecision(await makeSigningKeys(privateFile, publicFile), false, {
        text: () => `${privateFile} (keep it to yourself) and ${publicFile}`,
        json: () => null,
      })
    })

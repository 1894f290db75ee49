import type { Command } from 'commander'
import type { TextDigest } from '@peil/domain/agreement/entries.ts'
import { eraseText } from '@peil/operations/erase-text.ts'
import { exportBackup } from '@peil/operations/export-backup.ts'
import { withPeil } from '@peil/operations/open.ts'
import { readLog, verifyLog } from '@peil/operations/read-log.ts'
import { restoreBackup } from '@peil/operations/restore-backup.ts'
import { exitCodes, printDecision } from '../print.ts'

interface LogOptions {
  readonly data: string
  readonly verify: boolean
  readonly json: boolean
}

export const addLog = (program: Command): Command =>
  program
    .command('log')
    .description('everything that was recorded, or a check of its chain')
    .requiredOption('--data <dir>', 'data folder')
    .option('--verify', 'check the chain of hashes; names the first entry that is broken', false)
    .option('--json', 'print JSON only', false)
    .action(async ({ data, verify, json }: LogOptions) => {
      if (!verify) {
        return printDecision(await withPeil(data, readLog), json, {
          text: (entries) =>
            entries
              .map(
                ({ position, recordedAt, actor, stream, type }) =>
                  `${position} ${recordedAt} ${actor} ${stream} ${type}`,
              )
              .join('\n'),
          json: (entries) => entries,
        })
      }
      const report = await withPeil(data, verifyLog)
      if (report.ok && report.value.firstBroken !== null) process.exitCode = exitCodes.refused
      printDecision(report, json, {
        text: ({ entries, firstBroken }) =>
          firstBroken === null
            ? `${entries} entries, the chain holds`
            : `broken at entry ${firstBroken.position}: ${firstBroken.problem}`,
        json: ({ entries, firstBroken }) => ({ entries, first_broken: firstBroken }),
      })
    })

export const addBackup = (program: Command): void => {
  program
    .command('export')
    .description('back up a data folder into one file')
    .requiredOption('--data <dir>', 'data folder')
    .argument('<file>', 'backup file to write')
    .action(async (file: string, { data }: { data: string }) => {
      printDecision(await withPeil(data, (peil) => exportBackup(peil, file)), false, {
        text: ({ entries, files }) => `${file}: ${entries} entries, ${files} files`,
        json: (value) => value,
      })
    })
  program
    .command('restore')
    .description('make a data folder from a backup, with an identical ledger')
    .argument('<file>', 'backup file')
    .requiredOption('--data <dir>', 'data folder to make')
    .action(async (file: string, { data }: { data: string }) => {
      printDecision(await restoreBackup(file, data), false, {
        text: ({ entries }) => `${data}: ${entries} entries, the chain holds`,
        json: (value) => value,
      })
    })
}

export const addErase = (program: Command): Command =>
  program
    .command('erase')
    .description('erase a free text (a reason) for good; the entry that names it stays')
    .argument('<digest>', 'digest of the text, as the log shows it')
    .requiredOption('--data <dir>', 'data folder')
    .action(async (digest: string, { data }: { data: string }) => {
      const erased = await withPeil(data, (peil) => eraseText(peil, digest as TextDigest))
      printDecision(erased, false, { text: () => `${digest} erased`, json: (value) => value })
    })

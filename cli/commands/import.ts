import type { Command } from 'commander'
import { importApplications } from '@peil/operations/import/import-applications.ts'
import type { ImportSummary } from '@peil/operations/import/import-groups.ts'
import { importReplies } from '@peil/operations/import/import-replies.ts'
import { importReports } from '@peil/operations/import/import-reports.ts'
import { importResidents } from '@peil/operations/import/import-residents.ts'
import { withPeil } from '@peil/operations/open.ts'
import { output, printDecision, problemText } from '../print.ts'

const importers = {
  residents: importResidents,
  applications: importApplications,
  reports: importReports,
  replies: importReplies,
} as const

type Kind = keyof typeof importers

interface Options {
  readonly data: string
  readonly dryRun: boolean
  readonly json: boolean
}

export const addImport = (program: Command): Command => {
  const parent = program
    .command('import')
    .description('take in a CSV or XLSX file, all of it or nothing')
  for (const kind of Object.keys(importers) as Kind[]) {
    parent
      .command(kind)
      .argument('<file>', 'CSV or XLSX file')
      .requiredOption('--data <dir>', 'data folder')
      .option('--dry-run', 'check everything, write nothing', false)
      .option('--json', 'print JSON only', false)
      .action(async (file: string, { data, dryRun, json }: Options) => {
        const result = await withPeil(data, (peil) => importers[kind](peil, file, { dryRun }))
        if (result.ok && !json) {
          for (const notice of result.value.notices) output.remark(problemText(notice))
        }
        printDecision(result, json, { text: summaryText, json: summaryJson })
      })
  }
  return parent
}

const summaryText = ({ file, rows, changed, unchanged, dryRun }: ImportSummary): string =>
  [
    `${file}: ${rows} rows, ${changed} new or changed, ${unchanged} already known`,
    dryRun ? ' (dry run: nothing was written)' : '',
  ].join('')

const summaryJson = ({ dryRun, ...summary }: ImportSummary): unknown => ({
  ...summary,
  dry_run: dryRun,
})

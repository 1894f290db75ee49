import { Option, type Command } from 'commander'
import { importApplications } from '@peil/operations/import/import-applications.ts'
import {
  importBoundaries,
  type ImportedBoundaries,
} from '@peil/operations/import/import-boundaries.ts'
import type { ImportSummary } from '@peil/operations/import/import-groups.ts'
import { importObservations } from '@peil/operations/import/import-observations.ts'
import { importReplies } from '@peil/operations/import/import-replies.ts'
import { importReports } from '@peil/operations/import/import-reports.ts'
import { importResidents } from '@peil/operations/import/import-residents.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { withPeil } from '@peil/operations/open.ts'
import { dateOption } from '../options.ts'
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
  addObservations(parent)
  addBoundaries(parent)
  return parent
}

interface ObservationOptions extends Options {
  readonly reason?: string
  readonly as?: 'revision' | 'correction'
  readonly source?: string
}

const addObservations = (parent: Command): void => {
  parent
    .command('observations')
    .argument('<file>', 'CSV, XLSX or JSON-stat file')
    .requiredOption('--data <dir>', 'data folder')
    .option('--reason <text>', 'why figures that are known change; it is published')
    .addOption(
      new Option('--as <kind>', 'planned, or because they were wrong').choices([
        'revision',
        'correction',
      ]),
    )
    .option('--source <text>', 'who says so, for rows that do not say it')
    .option('--dry-run', 'check everything, write nothing', false)
    .option('--json', 'print JSON only', false)
    .action(async (file: string, options: ObservationOptions, command: Command) => {
      const { data, dryRun, json, reason, as: kind, source } = options
      if ((reason === undefined) !== (kind === undefined)) {
        command.error('--reason and --as are given together, or neither')
      }
      const change = reason === undefined || kind === undefined ? {} : { change: { kind, reason } }
      const result = await withPeil(data, (peil) =>
        importObservations(peil, file, {
          ...{ dryRun, ...change },
          ...(source === undefined ? {} : { source }),
        }),
      )
      if (result.ok && !json) {
        for (const notice of result.value.notices) output.remark(problemText(notice))
      }
      printDecision(result, json, { text: summaryText, json: summaryJson })
    })
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

interface BoundaryOptions extends Options {
  readonly on: CalendarDate
  readonly source: string
  readonly licence: string
  readonly codeProperty?: string
}

const addBoundaries = (parent: Command): void => {
  parent
    .command('boundaries')
    .argument('<file>', 'GeoJSON or TopoJSON file with the outlines of all municipalities')
    .requiredOption('--data <dir>', 'data folder')
    .requiredOption('--on <date>', 'a day on which these outlines held', dateOption)
    .requiredOption('--source <text>', 'who made them; it is shown')
    .requiredOption('--licence <text>', 'under which conditions they may be shown')
    .option('--code-property <name>', 'the property that holds the code')
    .option('--dry-run', 'check everything, write nothing', false)
    .option('--json', 'print JSON only', false)
    .action(async (file: string, { data, json, ...options }: BoundaryOptions) => {
      const result = await withPeil(data, (peil) => importBoundaries(peil, file, options))
      printDecision(result, json, { text: boundariesText, json: boundariesJson })
    })
}

const boundariesText = ({ file, municipalities, changed, dryRun }: ImportedBoundaries): string =>
  [
    `${file}: outlines of ${municipalities} municipalities`,
    changed ? '' : ', already known',
    dryRun ? ' (dry run: nothing was written)' : '',
  ].join('')

const boundariesJson = ({ dryRun, ...imported }: ImportedBoundaries): unknown => ({
  ...imported,
  dry_run: dryRun,
})

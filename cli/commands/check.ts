import type { Command } from 'commander'
import { describeSummary } from '@peil/domain/programme/describe-summary.ts'
import { summariseProgramme } from '@peil/domain/programme/summarise-programme.ts'
import { accept } from '@peil/domain/values/decision.ts'
import { checkProgrammeFolder } from '@peil/operations/read-programme-folder.ts'
import { exitCodes, printDecision } from '../print.ts'

export const addCheck = (program: Command): Command =>
  program
    .command('check')
    .description('check a programme folder: every fault at its file, line and column')
    .argument('<dir>', 'programme folder')
    .option('--json', 'print JSON only', false)
    .action(async (dir: string, { json }: { json: boolean }) => {
      const checked = await checkProgrammeFolder(dir)
      const summary = checked.ok ? accept(summariseProgramme(checked.value)) : checked
      printDecision(summary, json, {
        text: describeSummary,
        json: (value) => value,
      })
      if (checked.ok && checked.value.programme === null) process.exitCode = exitCodes.refused
    })

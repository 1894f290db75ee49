import type { Command } from 'commander'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import { assessProgramme } from '@peil/operations/assess-programme.ts'
import { withPeil } from '@peil/operations/open.ts'
import { assessmentJson } from '../assessment-json.ts'
import { dateOption, instantOption } from '../options.ts'
import { euroText, printDecision } from '../print.ts'

interface Options {
  readonly data: string
  readonly on: CalendarDate
  readonly asOf?: Instant
  readonly json: boolean
}

export const addAssess = (program: Command): Command =>
  program
    .command('assess')
    .description('how far every KPI stands on a day, with totals')
    .requiredOption('--data <dir>', 'data folder')
    .requiredOption('--on <date>', 'the day in question', dateOption)
    .option('--as-of <when>', 'use what was recorded by then (a day or a moment)', instantOption)
    .option('--json', 'print JSON only', false)
    .action(async ({ data, on, asOf, json }: Options) => {
      const assessed = await withPeil(data, (peil) => assessProgramme(peil, on, asOf ?? null))
      printDecision(assessed, json, {
        text: ({ actions }) =>
          actions
            .filter(({ governments }) => governments > 0)
            .map(
              ({ action, period, governments, agreed, realised, reported, budgetCents }) =>
                `action ${action}, period ${period}: ${governments} governments, agreed ${agreed ?? '–'}, ` +
                `realised ${realised ?? '–'} (${reported.n} of ${reported.of} reported), ${euroText(budgetCents)}`,
            )
            .join('\n'),
        json: assessmentJson,
      })
    })

import type { Command } from 'commander'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Cents } from '@peil/domain/values/cents.ts'
import { declineOffer } from '@peil/operations/answer-offer.ts'
import { amendAgreement, endAgreement } from '@peil/operations/change-agreement.ts'
import { withPeil } from '@peil/operations/open.ts'
import { dateOption, euroOption, wholeOption } from '../options.ts'
import { printDecision } from '../print.ts'

interface Target {
  readonly data: string
  readonly call: string
  readonly applicant: string
  readonly reason: string
}

const onAgreement = (program: Command, name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .requiredOption('--data <dir>', 'data folder')
    .requiredOption('--call <id>', 'call')
    .requiredOption('--applicant <nis>', 'applicant, the code as signed')
    .requiredOption('--reason <text>', 'why; kept where it can be erased')

/** Commands about one agreement: decline, amend, end. */
export const addAgreement = (program: Command): void => {
  onAgreement(program, 'decline', 'decline an open offer').action(
    async ({ data, call, applicant, reason }: Target) => {
      const done = await withPeil(data, (peil) => declineOffer(peil, call, applicant, reason))
      printDecision(done, false, { text: () => `${applicant} declined`, json: () => null })
    },
  )
  onAgreement(program, 'amend', 'change what a signed agreement awards for one KPI')
    .requiredOption('--kpi <id>', 'KPI')
    .requiredOption('--awarded <n>', 'new awarded reach', wholeOption(0, Number.MAX_SAFE_INTEGER))
    .option('--contribution <euro>', 'when other than awarded × price', euroOption)
    .action(async (options: Target & { kpi: string; awarded: number; contribution?: Cents }) => {
      const { data, call, applicant, reason, kpi, awarded, contribution } = options
      const change = {
        kpi,
        awardedReach: awarded,
        ...(contribution === undefined ? {} : { contributionCents: contribution }),
      }
      const done = await withPeil(data, (peil) =>
        amendAgreement(peil, call, applicant, [change], reason),
      )
      printDecision(done, false, {
        text: ({ changed }) => (changed ? `${applicant} amended` : 'nothing differs'),
        json: (value) => value,
      })
    })
  onAgreement(program, 'end', 'end a signed agreement')
    .requiredOption('--on <date>', 'last day', dateOption)
    .action(async ({ data, call, applicant, reason, on }: Target & { on: CalendarDate }) => {
      const done = await withPeil(data, (peil) => endAgreement(peil, call, applicant, on, reason))
      printDecision(done, false, { text: () => `${applicant} ended on ${on}`, json: () => null })
    })
}

import type { Command } from 'commander'
import type { Cents } from '@peil/domain/values/cents.ts'
import { signAgreements } from '@peil/operations/answer-offer.ts'
import { awardCall, simulateAward, type Award } from '@peil/operations/award-call.ts'
import { withPeil } from '@peil/operations/open.ts'
import { euroOption } from '../options.ts'
import { euroText, printDecision } from '../print.ts'

interface AwardOptions {
  readonly data: string
  readonly call: string
  readonly budget: Cents
  readonly dryRun: boolean
  readonly json: boolean
}

export const addAward = (program: Command): Command =>
  program
    .command('award')
    .description('divide a budget over the applications of a call and make the offers')
    .requiredOption('--data <dir>', 'data folder')
    .requiredOption('--call <id>', 'call')
    .requiredOption('--budget <euro>', 'budget in euro', euroOption)
    .option('--dry-run', 'simulate: nothing is written', false)
    .option('--json', 'print JSON only', false)
    .action(async ({ data, call, budget, dryRun, json }: AwardOptions) => {
      const award = await withPeil(data, (peil) =>
        (dryRun ? simulateAward : awardCall)(peil, call, budget),
      )
      printDecision(award, json, { text: (value) => awardText(value, dryRun), json: awardJson })
    })

const awardText = ({ call, budgetCents, spentCents, rows }: Award, dryRun: boolean): string =>
  [
    `call ${call}: ${euroText(spentCents)} of ${euroText(budgetCents)}${dryRun ? ' (simulated)' : ''}`,
    ...rows.map(
      ({ applicant, kpi, requested, awarded, contributionCents, reason }) =>
        `${applicant} ${kpi}: ${awarded} of ${requested}, ${euroText(contributionCents)}. ${reason}`,
    ),
  ].join('\n')

const awardJson = ({ call, budgetCents, spentCents, rows }: Award): unknown => ({
  call,
  budget_cents: budgetCents,
  spent_cents: spentCents,
  rows: rows.map(({ contributionCents, reasonCode, ...row }) => ({
    ...row,
    contribution_cents: contributionCents,
    reason_code: reasonCode,
  })),
})

interface SignOptions {
  readonly data: string
  readonly call: string
  readonly all: boolean
  readonly applicant?: string
}

export const addSign = (program: Command): Command => {
  const command = program
    .command('sign')
    .description('sign one offer of a call, or all that are open')
    .requiredOption('--data <dir>', 'data folder')
    .requiredOption('--call <id>', 'call')
    .option('--all', 'every open offer', false)
    .option('--applicant <nis>', 'the offer to this applicant')
  return command.action(async ({ data, call, all, applicant }: SignOptions) => {
    if (all === (applicant !== undefined)) {
      command.error('error: give either --all or --applicant <nis>')
    }
    const which = applicant === undefined ? 'all' : [applicant]
    const signed = await withPeil(data, (peil) => signAgreements(peil, call, which))
    printDecision(signed, false, {
      text: (value) => `call ${value.call}: ${value.signed.length} agreements signed`,
      json: (value) => value,
    })
  })
}

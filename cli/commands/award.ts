import type { Command } from 'commander'
import { awardReason } from '@peil/domain/funding/award-reason.ts'
import { compareAwards } from '@peil/domain/funding/compare-awards.ts'
import type { Cents } from '@peil/domain/values/cents.ts'
import { signAgreements } from '@peil/operations/answer-offer.ts'
import {
  awardCall,
  simulateAward,
  type Award,
  type Simulation,
} from '@peil/operations/award-call.ts'
import { withPeil } from '@peil/operations/open.ts'
import { euroOption } from '../options.ts'
import { euroText, printDecision } from '../print.ts'

interface AwardOptions {
  readonly data: string
  readonly call: string
  readonly budget: Cents
  readonly dryRun: boolean
  readonly compare?: Cents
  readonly json: boolean
}

export const addAward = (program: Command): Command => {
  const command = program
    .command('award')
    .description('divide a budget over the applications of a call and make the offers')
    .requiredOption('--data <dir>', 'data folder')
    .requiredOption('--call <id>', 'call')
    .requiredOption('--budget <euro>', 'budget in euro', euroOption)
    .option('--dry-run', 'simulate: nothing is written', false)
    .option('--compare <euro>', 'with --dry-run: what another budget would change', euroOption)
    .option('--json', 'print JSON only', false)
  return command.action(async ({ data, call, budget, dryRun, compare, json }: AwardOptions) => {
    if (compare !== undefined && !dryRun) command.error('error: --compare goes with --dry-run')
    if (!dryRun) {
      const award = await withPeil(data, (peil) => awardCall(peil, call, budget))
      return printDecision(award, json, {
        text: (value) => awardText(value, false),
        json: awardJson,
      })
    }
    const simulated = await withPeil(data, (peil) =>
      simulateAward(peil, call, budget, compare ?? null),
    )
    printDecision(simulated, json, { text: simulationText, json: simulationJson })
  })
}

const simulationText = ({ award: first, other: second }: Simulation): string => {
  if (second === null) return awardText(first, true)
  const compared = compareAwards(first, second)
  return [
    `call ${first.call}: ${euroText(first.budgetCents)} spends ${euroText(first.spentCents)}, ` +
      `${euroText(second.budgetCents)} spends ${euroText(second.spentCents)}`,
    `${compared.rowsWithMore} rows get more, ${compared.rowsWithLess} less, ${compared.rowsUnchanged} the same`,
    ...compared.rows
      .filter(({ difference }) => difference !== 0)
      .map(
        ({ applicant, kpi, awardedFirst, awardedSecond, differenceCents }) =>
          `${applicant} ${kpi}: ${awardedFirst} → ${awardedSecond} (${euroText(differenceCents)})`,
      ),
  ].join('\n')
}

const simulationJson = ({ award: first, other: second }: Simulation): unknown => {
  if (second === null) return awardJson(first)
  return {
    ...awardJson(first),
    compared_with: awardJson(second),
    differences: compareAwards(first, second).rows.map(
      ({ applicant, kpi, difference, differenceCents }) => ({
        applicant,
        kpi,
        difference,
        difference_cents: differenceCents,
      }),
    ),
  }
}

const awardText = ({ call, budgetCents, spentCents, rows }: Award, dryRun: boolean): string =>
  [
    `call ${call}: ${euroText(spentCents)} of ${euroText(budgetCents)}${dryRun ? ' (simulated)' : ''}`,
    ...rows.map(
      ({ applicant, kpi, requested, awarded, contributionCents, basis }) =>
        `${applicant} ${kpi}: ${awarded} of ${requested}, ${euroText(contributionCents)}. ${awardReason(basis, 'en')}`,
    ),
  ].join('\n')

const awardJson = ({ call, budgetCents, spentCents, rows }: Award) => ({
  call,
  budget_cents: budgetCents,
  spent_cents: spentCents,
  rows: rows.map(({ contributionCents, reasonCode, basis, ...row }) => ({
    ...row,
    contribution_cents: contributionCents,
    reason_code: reasonCode,
    reason: awardReason(basis, 'en'),
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

import type { AreaTotals } from '@peil/domain/release/release.ts'
import type { Assessment } from '@peil/operations/assess-programme.ts'

/** The assessment as scripts read it: stable names, null where there is no value. */
export const assessmentJson = (assessment: Assessment): unknown => ({
  on: assessment.on,
  as_of: assessment.asOf,
  ledger_position: assessment.position,
  rows: assessment.agreements.flatMap(({ call, applicant, period, state, kpis }) =>
    kpis.map((kpi) => ({
      call,
      applicant,
      period,
      state,
      kpi: kpi.kpi,
      action: kpi.action,
      current: kpi.currentReach,
      awarded: kpi.awardedReach,
      contribution_cents: kpi.contributionCents,
      target: kpi.target,
      reach: kpi.reach,
      reach_at: kpi.reachAt,
      achieved: kpi.achieved,
      additional: kpi.additional,
      expected: kpi.expected,
      judged_on: kpi.judgedOn,
      expected_on_date: kpi.expectedNow,
      status: kpi.status,
      chance: kpi.outlook.kind === 'chance' ? kpi.outlook.chance : null,
      chance_word: kpi.outlook.kind === 'chance' ? kpi.outlook.word : kpi.outlook.reason,
      final_low: kpi.outlook.kind === 'chance' ? kpi.outlook.low : null,
      final_high: kpi.outlook.kind === 'chance' ? kpi.outlook.high : null,
      sentence: kpi.sentence,
    })),
  ),
  actions: assessment.actions.map(({ budgetCents, ...totals }) => ({
    ...totals,
    budget_cents: budgetCents,
  })),
  goals: assessment.goals.map(({ budgetCents, ...totals }) => ({
    ...totals,
    budget_cents: budgetCents,
  })),
  regions: assessment.regions.flatMap(({ id, totals }) =>
    totals.map((area) => ({ region: id, ...areaJson(area) })),
  ),
  totals: assessment.totals.map(areaJson),
  agreements: assessment.agreements.map(({ call, applicant, state, members, funding, people }) => ({
    call,
    applicant,
    state,
    members: members.map(({ nis }) => nis),
    funding:
      funding === null
        ? null
        : Object.fromEntries(
            Object.entries(funding).map(([key, value]) => [snakeCase(key), value as unknown]),
          ),
    people: people?.people ?? null,
    counted_twice: people?.countedTwice ?? null,
  })),
})

const areaJson = ({ budgetCents, incentiveCents, ...totals }: AreaTotals) => ({
  ...totals,
  budget_cents: budgetCents,
  incentive_cents: incentiveCents,
})

const snakeCase = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

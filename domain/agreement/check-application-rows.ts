import type { Call } from '../programme/programme.ts'
import type { Refusal } from '../values/decision.ts'
import type { ApplicationRow } from './entries.ts'

/**
 * Everything that is wrong with the rows of one application: KPIs that are not in the call or come
 * twice, numbers that are not whole or below zero, planned reach over the maximum, nothing planned
 * at all, and priorities that are not 1, 2, 3 … without ties or gaps over the rows with planned
 * reach. The priority of a row without planned reach says nothing and is not looked at.
 */
export const checkApplicationRows = (
  call: Call,
  applicant: string,
  rows: readonly ApplicationRow[],
): readonly Refusal[] => [
  ...rows.flatMap((row, index) => [
    ...checkRow(call, applicant, row, rows.slice(0, index)),
    ...checkNumbers(applicant, row),
  ]),
  ...checkPriorities(applicant, rows),
]

const checkRow = (
  call: Call,
  applicant: string,
  row: ApplicationRow,
  before: readonly ApplicationRow[],
): readonly Refusal[] => {
  const about = { applicant, kpi: row.kpi }
  const tariff = call.rows.find(({ kpi }) => kpi === row.kpi)
  const refusals: Refusal[] = []
  if (tariff === undefined) {
    refusals.push({
      code: 'kpi-not-in-call',
      found: `KPI ${row.kpi}`,
      expected: `one of the KPIs of call ${call.id}: ${call.rows.map(({ kpi }) => kpi).join(', ')}`,
      whatToDo: 'correct the KPI or leave the row out',
      about: { ...about, column: 'kpi' },
    })
  } else if (row.plannedReach > tariff.maximumReach) {
    refusals.push({
      code: 'reach-over-maximum',
      found: `planned reach ${row.plannedReach}`,
      expected: `at most ${tariff.maximumReach} for KPI ${row.kpi} in call ${call.id}`,
      whatToDo: 'lower the planned reach',
      about: { ...about, column: 'planned_reach' },
    })
  }
  if (before.some(({ kpi }) => kpi === row.kpi)) {
    refusals.push({
      code: 'duplicate-kpi',
      found: `KPI ${row.kpi} a second time`,
      expected: 'each KPI once per application',
      whatToDo: 'keep one of the rows',
      about: { ...about, column: 'kpi' },
    })
  }
  return refusals
}

const checkNumbers = (applicant: string, row: ApplicationRow): readonly Refusal[] => {
  const numbers = [
    ['current_reach', row.currentReach, `reach ${row.currentReach}`],
    ['planned_reach', row.plannedReach, `reach ${row.plannedReach}`],
    ['own_cash_eur', row.ownCashCents, `${Number(row.ownCashCents) / 100} euro`],
    ['own_in_kind_eur', row.ownInKindCents, `${Number(row.ownInKindCents) / 100} euro`],
  ] as const
  return numbers.flatMap(([column, value, found]) =>
    value === null || (Number.isSafeInteger(value) && value >= 0)
      ? []
      : [
          {
            code: 'not-a-whole-number',
            found,
            expected: column.endsWith('_eur')
              ? 'an amount from 0, in whole cents'
              : 'a whole number from 0',
            whatToDo: `correct ${column}`,
            about: { applicant, kpi: row.kpi, column },
          },
        ],
  )
}

const checkPriorities = (
  applicant: string,
  rows: readonly ApplicationRow[],
): readonly Refusal[] => {
  const planned = rows.filter((row) => row.plannedReach > 0)
  if (planned.length === 0) {
    return [
      {
        code: 'nothing-planned',
        found: 'no row with planned reach',
        expected: 'at least one row with planned reach above 0',
        whatToDo: 'fill in the planned reach of the actions you choose',
        about: { applicant, column: 'planned_reach' },
      },
    ]
  }
  const numbers = new Set(planned.map((_, index) => index + 1))
  const seen = new Set<number>()
  return planned.flatMap((row): readonly Refusal[] => {
    const { priority } = row
    const known = priority !== null && numbers.has(priority)
    const tie = known && seen.has(priority)
    if (known) seen.add(priority)
    if (known && !tie) return []
    return [
      {
        code: tie ? 'priority-tie' : 'priority-gap',
        found: priority === null ? 'no priority' : `priority ${priority}${tie ? ' twice' : ''}`,
        expected: `each of 1 to ${planned.length} once, over the rows with planned reach`,
        whatToDo: 'number the rows with planned reach 1, 2, 3 … in order of importance',
        about: { applicant, kpi: row.kpi, column: 'priority' },
      },
    ]
  })
}

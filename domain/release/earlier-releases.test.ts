import { expect, test } from 'vitest'
import { cents } from '../values/cents.ts'
import { earlierReleases } from './earlier-releases.ts'
import { rollUpActions } from '../measurement/roll-up.ts'
import { agreementPage, finalPage } from './test-pages.ts'
import { day, testProgramme } from './test-programme.ts'

const first = { on: day('2023-06-01'), manifestSha256: 'a'.repeat(64) }
const second = { on: day('2023-12-01'), manifestSha256: 'b'.repeat(64) }
const actions = rollUpActions(testProgramme, [
  agreementPage('1', ['1', '2'], [finalPage('5', 100, 171)]),
])

test('[C80] a release keeps the totals over all periods of every release before it, the latest first', () => {
  const afterFirst = earlierReleases(first, {
    actions: rollUpActions(testProgramme, []),
    earlier: [],
  })
  const afterSecond = earlierReleases(second, { actions, earlier: afterFirst })
  expect(afterSecond.map(({ on }) => on)).toEqual(['2023-12-01', '2023-06-01'])
  const five = afterSecond.map((release) => release.actions.find(({ action }) => action === '5'))
  expect(five).toEqual([
    {
      action: '5',
      governments: 2,
      agreed: 100,
      realised: 171,
      reported: { n: 1, of: 1 },
      budgetCents: cents(600_000),
    },
    {
      action: '5',
      governments: 0,
      agreed: null,
      realised: null,
      reported: { n: 0, of: 0 },
      budgetCents: cents(0),
    },
  ])
  expect(afterSecond[0]?.actions.map(({ action }) => action)).toEqual(
    testProgramme.actions.map(({ id }) => id),
  )
})

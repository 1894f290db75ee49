import type { NewEntry } from '../recorded-entry.ts'
import { must, noon } from '../release/test-ledger.ts'
import { testProgramme } from '../release/test-programme.ts'
import type { Decision } from '../values/decision.ts'
import { emptyCall, evolveCall, type CallState } from './call-state.ts'
import type { CallEntry } from './entries.ts'

const [call] = testProgramme.calls
const [areaSet] = testProgramme.areaSets
if (call === undefined || areaSet === undefined) throw new Error('a call and its municipalities')
/** The first call of the test programme: 10001 to 10003 in one region, 10004 and 10005 in another. */
export const scene = { call, areaSet }

type Deed = (state: CallState) => Decision<readonly NewEntry[]>

/** The call after these deeds; what is refused throws. */
export const callAfter = (...deeds: readonly Deed[]): CallState => continueCall(emptyCall, ...deeds)

export const continueCall = (before: CallState, ...deeds: readonly Deed[]): CallState =>
  deeds.reduce(
    (state, decide) =>
      must(decide(state)).reduce(
        (now, entry) =>
          evolveCall(now, { ...(entry as CallEntry), recordedAt: noon('2022-04-01') }),
        state,
      ),
    before,
  )

/** The call with an application of these members, the first of whom leads. */
export const withApplication = (state: CallState, ...members: readonly string[]): CallState => ({
  ...state,
  registered: new Map(state.registered).set(members[0] ?? '', members),
})

export const awardedCall = (state: CallState): CallState => ({
  ...state,
  award: {
    decidedAt: noon('2022-08-01'),
    policy: 'priority-rounds',
    budgetCents: state.committedCents,
    rows: [],
  },
})

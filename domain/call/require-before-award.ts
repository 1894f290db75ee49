import { accept, refuse, type Decision } from '../values/decision.ts'
import type { CallState } from './call-state.ts'

/** Who takes part, and with whom, is settled once the call is awarded. */
export const requireBeforeAward = ({ award }: CallState, call: string): Decision<null> =>
  award === null
    ? accept(null)
    : refuse({
        code: 'award-already-decided',
        found: `call ${call}, which is already awarded`,
        expected: 'a call before its award',
        whatToDo: 'wait for a later call',
        about: { call },
      })

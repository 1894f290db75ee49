import type { Call, Programme } from '@peil/domain/programme/programme.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'

/** The call with this id, or a refusal that names those there are. */
export const findCall = ({ calls }: Programme, id: string): Decision<Call> => {
  const call = calls.find((candidate) => candidate.id === id)
  return call !== undefined
    ? accept(call)
    : refuse({
        code: 'unknown-call',
        found: `call ${id}`,
        expected: `one of ${calls.map((known) => known.id).join(', ')}`,
        whatToDo: 'correct the call',
        about: { column: 'call' },
      })
}

import { actorOf } from '@peil/domain/access/actor-of.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import type { Peil } from './open.ts'

/** The same Peil, with entries that name the account that acts. */
export const actingAs = (peil: Peil, reader: Reader): Peil => ({
  ...peil,
  effects: { ...peil.effects, actor: actorOf(reader) },
})

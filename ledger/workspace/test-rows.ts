import type { Grant, Reader, Role } from '@peil/domain/access/role.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import type { TestDatabase } from '../test-databases.ts'
import { batchOf, entryOf } from '../test-batch.ts'
import type { NewEvidence } from './evidence-rows.ts'

/** Two dossiers: the readers of these tests belong to `own`, and have nothing to do with `other`. */
export const dossiers = {
  own: { members: ['11002', '11008'], lead: '11002', actions: ['5'] },
  other: { members: ['44021'], lead: '44021', actions: ['6'] },
} as const

export type Side = keyof typeof dossiers

const grantOf = (role: Role): Grant => {
  switch (role) {
    case 'coordinator':
    case 'signatory':
      return { role, municipality: '11008' }
    case 'action-liaison':
      return { role, action: '5' }
    case 'mentor':
      return { role, action: '5', municipality: '44013' }
    default:
      return { role }
  }
}

export const readerOf = (account: string, ...given: readonly Role[]): Reader => ({
  account,
  grants: given.map(grantOf),
})

/** Somebody who may do everything on the side of a dossier's municipality. */
export const insiderOf = (account: string, side: Side): Reader => ({
  account,
  grants: [{ role: 'coordinator', municipality: dossiers[side].lead }],
})

export const at = (minute: number): Instant =>
  `2024-05-01T12:${String(minute).padStart(2, '0')}:00.000Z` as Instant

/** Of another call than what stands there already. */
export const evidenceOf = (id: string): NewEvidence => ({
  id,
  call: '2',
  applicant: '11002',
  members: dossiers.own.members,
  kpi: '5',
  name: 'lijst\0.pdf',
  mediaType: 'application/pdf',
  bytes: new Uint8Array([0, 10, 13, 92, 254, 255]),
  at: at(5),
})

/** For each dossier: an entry, two drafts, a message by `a` and one by `b`, and evidence. */
export const fillWorkspace = async ({ ledger }: TestDatabase): Promise<void> => {
  await ledger.append({
    ...batchOf('call/1', 0),
    entries: [
      entryOf('call/1', 1, dossiers.own.members.slice()),
      entryOf('call/1', 2, dossiers.other.members.slice()),
      entryOf('call/1', 3, []),
    ],
  })
  for (const side of ['own', 'other'] as const) {
    const { members, lead, actions } = dossiers[side]
    const of = { call: '1', applicant: lead }
    for (const account of ['a', 'b'])
      await ledger.workspace.asReader(insiderOf(account, side), async (rows) => {
        await rows.writeMessage({
          id: `${side}-${account}`,
          thread: side,
          members,
          action: actions[0],
          text: `from ${account}`,
          at: at(1),
        })
      })
    await ledger.workspace.asReader(insiderOf('b', side), async (rows) => {
      for (const draft of [
        { kind: 'application', ...of },
        { kind: 'report', ...of, moment: 'final' },
      ] as const)
        await rows.saveDraftField({
          draft,
          members,
          field: 'f',
          value: '1',
          basedOn: null,
          at: at(2),
        })
      await rows.putEvidence({
        id: side,
        ...of,
        members,
        kpi: null,
        name: 'lijst.pdf',
        mediaType: 'application/pdf',
        bytes: new Uint8Array([0, 1, 254, 255]),
        at: at(3),
      })
    })
  }
}

import { readFile, writeFile } from 'node:fs/promises'
import { hash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Reader } from '@peil/domain/access/role.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import { exportBackup } from './export-backup.ts'
import { openPeil, type Peil } from './open.ts'
import { restoreBackup } from './restore-backup.ts'
import { fileWith } from './testing/table-files.ts'
import {
  accepted,
  codesOf,
  describeOnBothStorages,
  newPeil,
  on,
  open,
} from './testing/test-peil.ts'

const at = '2022-03-01T10:00:00.000Z' as Instant
const ann: Reader = { account: 'ann', grants: [{ role: 'coordinator', municipality: '44021' }] }
const dossier = { call: '2022', applicant: '44021', members: ['44021'] }
const draft = { kind: 'application', call: '2022', applicant: '44021' } as const

/** Every byte there is, more than once: larger than a line of a text file usually is. */
const bytes = Uint8Array.from({ length: 200_000 }, (_, n) => (n * 7 + (n >> 8)) % 256)

describeOnBothStorages('a backup of the workspace', ({ newPlace }) => {
  let peil: Peil
  let file: string

  const all = async ({ ledger }: Peil) => {
    const rows = []
    for await (const row of ledger.workspace.allRows()) rows.push(row)
    return rows
  }

  beforeAll(async () => {
    peil = await newPeil(await newPlace())
    const { workspace } = peil.ledger
    await workspace.giveGrant('ann', { role: 'coordinator', municipality: '44021' }, 'admin', at)
    await workspace.asReader(ann, async (rows) => {
      const members = dossier.members
      const saved = await rows.saveDraftField({
        draft,
        members,
        field: 'reach/5',
        value: '700 "\n\u2028é',
        basedOn: null,
        at,
      })
      if (!saved.ok) throw new Error('not saved')
      await rows.saveDraftField({
        draft,
        members,
        field: 'reach/5',
        value: '710',
        basedOn: saved.id,
        at,
      })
      const message = { thread: 'application', members, action: null, text: 'Vraag', at }
      await rows.writeMessage({ id: 'm1', ...message })
      await rows.writeMessage({ id: 'm2', ...message })
      await rows.eraseMessage('m2', at)
      const evidence = { ...dossier, kpi: '5', name: 'lijst.pdf', mediaType: 'application/pdf' }
      accepted(await rows.putEvidence({ id: 'e1', ...evidence, bytes, at }))
    })
    file = fileWith('', 'workspace.peil')
    accepted(await exportBackup(peil, file))
  })
  afterAll(() => peil.close())

  it('holds drafts, messages, evidence and grants, and restores them equal', async () => {
    const before = await all(peil)
    expect(before.map(({ table }) => table)).toEqual([
      'account_grant',
      'draft_change',
      'draft_change',
      'message',
      'message',
      'evidence',
    ])
    const place = await newPlace()
    accepted(await restoreBackup(file, place.dataFolder, place.databaseUrl))
    const copy = await open(place)
    expect(await all(copy)).toEqual(before)
    const evidence = await copy.ledger.workspace.asReader(ann, (rows) => rows.getEvidence('e1'))
    expect(hash('sha256', evidence?.bytes ?? '')).toBe(hash('sha256', bytes))
    expect(evidence?.sha256).toBe(hash('sha256', bytes))
    await copy.close()
  })

  it('is refused when a file in it was changed, and leaves nothing that opens', async () => {
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('\\\\x0007', '\\\\x0008'))
    expect(await readFile(file, 'utf8')).not.toBe(text)
    const broken = await newPlace()
    const refused = await restoreBackup(file, broken.dataFolder, broken.databaseUrl)
    expect(codesOf(refused)).toEqual(['backup-broken'])
    const opened = await openPeil(broken.dataFolder, on('2022-04-01'), broken.databaseUrl)
    expect(codesOf(opened)).toEqual(['no-data-folder'])
  })
})

import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import { describeOnBothDatabases } from '../test-databases.ts'
import { evidenceLimit } from './evidence-rows.ts'
import { at, evidenceOf, insiderOf, readerOf } from './test-rows.ts'

const ann = insiderOf('ann', 'own')
const evidence = evidenceOf('e1')

describeOnBothDatabases('evidence', (database) => {
  beforeEach(() => database().empty())
  const workspace = () => database().ledger.workspace

  const note = {
    id: 'e1',
    call: '2',
    applicant: '11002',
    kpi: '5',
    name: 'lijst\ufffd.pdf',
    mediaType: 'application/pdf',
    size: 6,
    sha256: hash('sha256', evidence.bytes),
    account: 'ann',
    at: at(5),
  }

  it('comes back byte for byte, with size and digest of what is there', async () => {
    const [put, got, list] = await workspace().asReader(ann, async (rows) => [
      await rows.putEvidence(evidence),
      await rows.getEvidence('e1'),
      await rows.listEvidence('2', '11002'),
    ])
    expect(put).toEqual({ ok: true, value: note })
    expect(list).toEqual([note])
    const { bytes, ...rest } = got ?? { bytes: [] }
    expect(rest).toEqual(note)
    expect([...bytes]).toEqual([...evidence.bytes])
  })

  it('is not there for others', async () => {
    await workspace().asReader(ann, (rows) => rows.putEvidence(evidence))
    for (const reader of [insiderOf('eve', 'other'), readerOf('o', 'auditor')])
      expect(await workspace().asReader(reader, (rows) => rows.getEvidence('e1'))).toBeNull()
  })

  it('is one byte at least, and at most as large as the limit', async () => {
    const put = (size: number) =>
      workspace().asReader(ann, (rows) =>
        rows.putEvidence({ ...evidence, id: `e${size}`, bytes: new Uint8Array(size) }),
      )
    expect((await put(1)).ok).toBe(true)
    expect(await put(evidenceLimit)).toMatchObject({ ok: true, value: { size: evidenceLimit } })
    for (const [size, code] of [
      [0, 'evidence-empty'],
      [evidenceLimit + 1, 'evidence-too-large'],
    ] as const) {
      const refused = await put(size)
      expect(refused.ok ? [] : refused.refusals.map((one) => one.code)).toEqual([code])
    }
    const around = database().as('postgres', (db) =>
      sql`insert into peil.evidence
              (id, call, applicant, members, name, media_type, bytes, account, at)
            select 'x', '2', 'a', '{a}', 'n', 'm', convert_to(repeat('x', ${evidenceLimit + 1}), 'UTF8'), 'a', 't'`.execute(
        db,
      ),
    )
    await expect(around).rejects.toMatchObject({ code: '23514' })
  })
})

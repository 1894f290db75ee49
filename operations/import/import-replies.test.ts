import { describe, expect, it, test } from 'vitest'
import { readRelease } from '../publish-release.ts'
import { findingsOf, placesOf } from '../testing/refused-import.ts'
import { signedCall } from '../testing/signed-call.ts'
import { csvFile, type Row } from '../testing/table-files.ts'
import { accepted, sharedPeil } from '../testing/test-peil.ts'
import { importReplies } from './import-replies.ts'

const replied = (row: Row = {}): Row => ({
  call: '2022',
  applicant: '44021',
  kpi: '5',
  on: '2022-03-30',
  language: 'nl',
  text: 'Een tweede groep begint in mei.',
  ...row,
})

describe('a file of replies', () => {
  const peil = sharedPeil(signedCall)
  const refused = (...rows: readonly Row[]) =>
    findingsOf(peil(), importReplies, csvFile('replies', rows))
  const take = async (...rows: readonly Row[]) =>
    accepted(await importReplies(peil(), csvFile('replies', rows), { dryRun: false }))

  test.each<[string, Row, string]>([
    ['an unknown call', { call: '2021' }, '2 call unknown-call'],
    ['no agreement', { applicant: '24062' }, '2 applicant no-agreement'],
    ['no signature', { applicant: '24107' }, '2 applicant wrong-stage'],
    ['an unknown KPI', { kpi: '99' }, '2 kpi unknown-kpi'],
    ['a KPI that got nothing', { kpi: '8' }, '2 kpi kpi-not-agreed'],
    ['no day', { on: '' }, '2 on empty-cell'],
    ['a day to come', { on: '2999-01-01' }, '2 on day-to-come'],
    ['an unknown language', { language: 'es' }, '2 language unknown-language'],
    ['no text', { text: '' }, '2 text empty-cell'],
    ['a text that is too long', { text: 'a'.repeat(2001) }, '2 text reply-too-long'],
  ])('%s is refused', async (_, row, place) => {
    expect(placesOf(await refused(replied(row)))).toEqual([place])
  })

  it('says at which row the same reply stands a second time', async () => {
    expect(placesOf(await refused(replied(), replied()))).toEqual(['3 text duplicate-row'])
  })

  it('stands beside the figures of the agreement, and says nothing new the second time', async () => {
    const rows = [replied(), replied({ kpi: '', text: 'a'.repeat(2000) })]
    expect(await take(...rows)).toMatchObject({ rows: 2, changed: 2, unchanged: 0 })
    expect(await take(...rows)).toMatchObject({ rows: 2, changed: 0, unchanged: 2 })
    const { agreements } = accepted(await readRelease(peil(), undefined, null))
    expect(agreements.find(({ applicant }) => applicant === '44021')?.replies).toEqual([
      { kpi: '5', on: '2022-03-30', text: 'Een tweede groep begint in mei.', language: 'nl' },
      { kpi: null, on: '2022-03-30', text: 'a'.repeat(2000), language: 'nl' },
    ])
    const entries = JSON.stringify(await peil().ledger.read())
    expect(entries).not.toContain('tweede groep')
  })
})

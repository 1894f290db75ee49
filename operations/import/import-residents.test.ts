import { describe, expect, it, test } from 'vitest'
import { listEligible } from '../list-eligible.ts'
import { loadResidents } from '../load-residents.ts'
import { findingsOf, placesOf } from '../testing/refused-import.ts'
import { csvFile, fileWith, residentRows, type Row } from '../testing/table-files.ts'
import { accepted, sharedPeil } from '../testing/test-peil.ts'
import { loadState } from '../transact.ts'
import { importResidents } from './import-residents.ts'

const row = (changes: Row = {}): Row => ({
  nis: '11002',
  residents: 90_000,
  reference_date: '2021-01-01',
  source: 'invented',
  ...changes,
})

describe('a file of residents', () => {
  const peil = sharedPeil(async (opened) => {
    accepted(await importResidents(opened, csvFile('residents', residentRows), { dryRun: false }))
  })
  const refused = (rows: readonly Row[]) =>
    findingsOf(peil(), importResidents, csvFile('residents', rows))
  const known = async () => accepted(await loadResidents(peil(), await loadState(peil())))

  test.each<[string, Row, string, RegExp]>([
    ['no code', { nis: '' }, '2 nis empty-cell', /NIS code/],
    ['a name', { nis: 'Antwerpen' }, '2 nis not-a-code', /not its name/],
    ['a code that never was', { nis: '99999' }, '2 nis unknown-municipality', /list of/],
    [
      'a code that merged',
      { nis: '11007', reference_date: '2025-01-01' },
      '2 nis municipality-no-longer-exists',
      /11002 \(Antwerpen\)/,
    ],
    ['a code of later', { nis: '46030' }, '2 nis municipality-does-not-exist-yet', /46003/],
    ['no number', { residents: '' }, '2 residents empty-cell', /0 if/],
    ['below zero', { residents: '-1' }, '2 residents negative', /not below 0/],
    ['a fraction', { residents: '12.5' }, '2 residents fractional', /fraction/],
    ['thousands', { residents: '1.250' }, '2 residents ambiguous-separator', /1250/],
    ['a word', { residents: 'veel' }, '2 residents not-a-number', /digits/],
    ['no date', { reference_date: '' }, '2 reference_date empty-cell', /date/],
    ['no day', { reference_date: '2021-02-30' }, '2 reference_date no-such-day', /calendar/],
    ['a turned date', { reference_date: '1/2/2021' }, '2 reference_date ambiguous-date', /2021/],
    [
      'a date without municipalities',
      { reference_date: '1999-01-01' },
      '2 reference_date no-municipalities-on-date',
      /correct the date/,
    ],
    ['no source', { source: '' }, '2 source empty-cell', /Fill in/],
  ])('with %s is refused', async (_, changes, place, advice) => {
    const findings = await refused([row(changes)])
    expect(placesOf(findings)).toEqual([place])
    expect(findings[0]?.whatToDo).toMatch(advice)
  })

  it('with the same municipality and date twice is refused, naming the first line', async () => {
    const findings = await refused([row(), row({ reference_date: '2020-01-01' }), row()])
    expect(placesOf(findings)).toEqual(['4 nis duplicate-row'])
    expect(findings[0]?.expected).toContain('line 2')
  })

  it('is refused with all its errors at once, in order of the file', async () => {
    const findings = await refused([
      row({ nis: '99999', residents: '1.250' }),
      row(),
      row({ residents: 'veel', reference_date: '', source: '' }),
    ])
    expect(placesOf(findings)).toEqual([
      '2 nis unknown-municipality',
      '2 residents ambiguous-separator',
      '4 reference_date empty-cell',
      '4 residents not-a-number',
      '4 source empty-cell',
    ])
  })

  it('with wrong columns is refused for those', async () => {
    const text = 'nis,inwoners,reference_date\n11002,5,2021-01-01\n'
    const findings = await findingsOf(peil(), importResidents, fileWith(text, 'a.csv'))
    expect(placesOf(findings)).toEqual([
      '1 inwoners unknown-column',
      '1 residents missing-column',
      '1 source missing-column',
    ])
  })

  it('is checked by a dry run without being taken in', async () => {
    const before = { head: await peil().ledger.head(), figures: await known() }
    const path = csvFile('residents', [row({ nis: '24001', residents: 3_000 })])
    const dry = accepted(await importResidents(peil(), path, { dryRun: true }))
    expect(dry).toMatchObject({ rows: 1, changed: 1, unchanged: 0, dryRun: true })
    expect({ head: await peil().ledger.head(), figures: await known() }).toEqual(before)
  })

  it('[C113] revises a figure afterwards, and keeps what was said before', async () => {
    const eligible = async (): Promise<readonly (readonly [string, number | null])[]> =>
      accepted(await listEligible(peil(), '2022')).rows.flatMap(({ nis, residents, surplus }) =>
        nis === '24107' ? [[`${residents ?? ''}`, surplus] as const] : [],
      )
    expect(await eligible()).toEqual([['6800', -700]])
    const before = await peil().ledger.head()
    const revised = [row({ nis: '24107', residents: 7_501 }), residentRows[0] ?? {}]
    const taken = accepted(
      await importResidents(peil(), csvFile('residents', revised), { dryRun: false }),
    )
    expect(taken).toMatchObject({ changed: 1, unchanged: 1 })
    expect(await eligible()).toEqual([['7501', 1]])
    const entries = await peil().ledger.read()
    expect(entries.length).toBe(before.position + 1)
    expect(entries.at(-1)).toMatchObject({ type: 'dataset-recorded', data: { rows: 1 } })
  })

  it('[C65] counts by the latest reference date that is not after the opening', async () => {
    const figureOf = async (call: string) =>
      accepted(await listEligible(peil(), call)).rows.find(({ nis }) => nis === '44012')
    const later = [
      row({ nis: '44012', residents: 7_500, reference_date: '2022-03-01' }),
      row({ nis: '44012', residents: 9_000, reference_date: '2022-03-02' }),
    ]
    accepted(await importResidents(peil(), csvFile('residents', later), { dryRun: false }))
    // The call of 2022 opens on 1 March 2022; 7,500 is not more than 7,500.
    expect(await figureOf('2022')).toMatchObject({ residents: 7_500, surplus: 0, eligible: false })
    expect(await figureOf('2023')).toMatchObject({ residents: 9_000, eligible: true })
  })
})

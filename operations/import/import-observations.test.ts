import { buildWorkbook } from '@peil/tables/testing/build-workbook.ts'
import { readDataset } from '@peil/observations/read-dataset.ts'
import { describe, expect, it } from 'vitest'
import { folders } from '../data-folder.ts'
import { accepted, at, codesOf, sharedPeil } from '../testing/test-peil.ts'
import { fileWith } from '../testing/table-files.ts'
import { loadState } from '../transact.ts'
import { importObservations, type ImportObservations } from './import-observations.ts'

const header = 'indicator,area,period,value,numerator,denominator,lower,upper,n,status'
const peil = sharedPeil(() => Promise.resolve())

const proportion = () => {
  const found = peil().programme.indicators.find(
    ({ kind, periodicity }) => kind === 'proportion' && periodicity === 'year',
  )
  if (found === undefined) throw new Error('the programme has a yearly proportion')
  return found.id
}
const line = (area: string, value: string, rest = ',,,,,'): string =>
  `${proportion()},${area},2021,${value},${rest}`
const fileOf = (...lines: readonly string[]): string =>
  fileWith([header, ...lines, ''].join('\n'), 'figures.csv')

const take = (path: string, more: Partial<ImportObservations> = {}, day = '2023-01-01') =>
  importObservations(at(peil(), day), path, { dryRun: false, ...more })
const recorded = async () => (await loadState(peil())).figures
const reasonOf = async (place: number): Promise<string | undefined> => {
  const reason = (await recorded())[place]?.reason ?? null
  return reason === null ? undefined : (await peil().ledger.texts([reason])).get(reason)
}

describe('figures of indicators', () => {
  const first = () => fileOf(line('11002', '0.4'), line('11007', '0.5'))

  it('are recorded with their dataset; a dry run writes nothing', async () => {
    const dry = accepted(await take(first(), { dryRun: true }))
    expect(dry).toMatchObject({ rows: 2, changed: 2, unchanged: 0, dryRun: true })
    expect(await recorded()).toEqual([])
    expect(accepted(await take(first()))).toMatchObject({ rows: 2, changed: 2, unchanged: 0 })
    expect(await recorded()).toMatchObject([
      {
        ...{ rows: 2, indicators: [proportion()], periods: ['2021-12-31'], kind: 'new' },
        ...{ reason: null, fileName: 'figures.csv', provenance: 'supplied' },
        recordedAt: '2023-01-01T12:00:00.000Z',
      },
    ])
  })

  it('that are known are counted and not written again, in any order', async () => {
    const again = await take(fileOf(line('11007', '0.5'), line('11002', '0.4')))
    expect(accepted(again)).toMatchObject({ rows: 2, changed: 0, unchanged: 2 })
    expect(await recorded()).toHaveLength(1)
  })

  it('that change need a reason: without one nothing is taken in, and the first are named', async () => {
    const before = await peil().ledger.head()
    const refused = await take(fileOf(line('44021', '0.1'), line('11002', '0.41')))
    expect(codesOf(refused)).toEqual(['change-without-reason'])
    expect(refused.ok ? {} : refused.refusals[0]).toMatchObject({ line: 3, column: 'value' })
    expect(refused.ok ? '' : refused.refusals[0]?.found).toContain('value 0.4000 → 0.4100')
    const empty = await take(first(), { change: { kind: 'revision', reason: ' ' } })
    expect(codesOf(empty)).toEqual(['reason-missing'])
    expect(await peil().ledger.head()).toEqual(before)
  })

  it('that change keep what was known in its own dataset, and their reason beside them', async () => {
    const lines = [line('11002', '0.41'), line('11007', '0.5'), line('44021', '0.1')]
    const change = { kind: 'revision', reason: 'Better register' } as const
    const changed = await take(fileOf(...lines), { change }, '2023-02-01')
    expect(accepted(changed)).toMatchObject({ rows: 3, changed: 2, unchanged: 1 })
    const correction = { kind: 'correction', reason: 'A slip' } as const
    accepted(await take(fileOf(line('11002', '0.42')), { change: correction }, '2023-03-01'))
    expect(await recorded()).toMatchObject([
      { kind: 'new', rows: 2 },
      { kind: 'revision', rows: 2 },
      { kind: 'correction', rows: 1 },
    ])
    expect([await reasonOf(1), await reasonOf(2)]).toEqual(['Better register', 'A slip'])
    const { datasets } = folders(peil().dataFolder)
    const values: (number | null)[] = []
    for (const { dataset } of await recorded()) {
      const rows = accepted(await readDataset(datasets, dataset))
      values.push(rows.find(({ area }) => area === '11002')?.value ?? null)
    }
    expect(values).toEqual([0.4, 0.41, 0.42])
  })

  it('are compared with the last that was taken in', async () => {
    expect(accepted(await take(fileOf(line('11002', '0.42')))).unchanged).toBe(1)
    expect(codesOf(await take(fileOf(line('11002', '0.4'))))).toEqual(['change-without-reason'])
  })

  it('beside those of a municipality that it merged into, taken in before, are refused', async () => {
    accepted(await take(fileOf(line('46003', '0.3'))))
    expect(codesOf(await take(fileOf(line('46030', '0.3'))))).toEqual(['mixed-areas'])
  })

  it('may stand in a workbook, or in a CSV file with other capitals and separators', async () => {
    const cells = (texts: readonly string[]): string =>
      texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
    const rows = [header, line('24107', '0.2')]
      .map((text, index) => `<row r="${index + 1}">${cells(text.split(','))}</row>`)
      .join('')
    const workbook = fileWith(buildWorkbook({ sheets: [{ rows }] }), 'figures.xlsx')
    expect(accepted(await take(workbook)).changed).toBe(1)
    const text = [header.toUpperCase(), line('24107', '0.2')].join('\r\n').replaceAll(',', ';')
    expect(accepted(await take(fileWith(text, 'figures.csv'))).unchanged).toBe(1)
  })

  it('that are invented are recorded as a sample', async () => {
    accepted(await take(fileOf(line('24062', '0.2')), { provenance: 'sample', source: 'me' }))
    expect((await recorded()).at(-1)?.provenance).toBe('sample')
  })
})

describe('a file that is refused', () => {
  it.each<[string, string, readonly string[]]>([
    ['empty', '', ['empty-file']],
    ['a header only', header, ['no-rows']],
    ['a column missing', header.replace(',n,', ','), ['missing-column']],
    ['a column too many', `${header},remark\n`, ['unknown-column']],
    ['a row too short', `${header}\nx,1\n`, ['too-few-cells']],
    ['a decimal comma in a CSV with semicolons', 'comma', ['decimal-comma']],
  ])('%s', async (_, text, expected) => {
    const before = await peil().ledger.head()
    const comma = [header, line('11002', '0.5')]
      .join('\n')
      .replaceAll(',', ';')
      .replace('0.5', '0,5')
    const refused = await take(fileWith(text === 'comma' ? comma : text, 'figures.csv'))
    expect(codesOf(refused)).toEqual(expect.arrayContaining([...expected]))
    expect(await peil().ledger.head()).toEqual(before)
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseProgramme } from './parse-programme.ts'
import type { Source } from './programme.ts'

const folder = join(import.meta.dirname, '../../programmes/plan-samenleven')
const files: ReadonlyMap<string, string> = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(yaml|csv)$/.test(name))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]),
)
const { programme, findings } = parseProgramme(files)
if (programme === null) throw new Error(JSON.stringify(findings, null, 2))

/** Whether one of the sources holds these lines of the record. */
const cites = (sources: readonly Source[] | undefined, first: number, last: number): boolean =>
  sources?.some((source) => {
    if (!('record' in source)) return false
    const [from = 0, to = from] = source.record.split('-').map(Number)
    return from <= first && last <= to
  }) ?? false

describe('indicators', () => {
  const indicator = (id: string) => programme.indicators.find((one) => one.id === id)
  const withMunicipalFigures = programme.indicators.filter(
    ({ kind, source }) => kind !== 'offer' && !source.name.en?.startsWith('Record of'),
  )
  const stated = (files.get('figures/record.csv') ?? '').trim().split('\n').slice(1)

  test('[C127] social mobility and segregation are themes of their own, each measured', () => {
    for (const theme of ['social-mobility', 'segregation']) {
      expect(programme.themes.map(({ id }) => id)).toContain(theme)
      const measured = programme.indicators.filter((one) => one.theme === theme)
      expect(measured.length).toBeGreaterThan(3)
      expect(measured.filter(({ sources }) => cites(sources, 1652, 1654)).length).toBeGreaterThan(1)
    }
  })

  test('at least forty are counted or asked per municipality, some of each', () => {
    expect(withMunicipalFigures.length).toBeGreaterThanOrEqual(40)
    const asked = withMunicipalFigures.filter(({ collection }) => collection === 'survey')
    expect(asked.length).toBeGreaterThan(5)
    expect(new Set(programme.indicators.map(({ theme }) => theme)).size).toBe(
      programme.themes.length,
    )
  })

  test('none that is not of the record names a body that would answer for invented figures', () => {
    expect(new Set(withMunicipalFigures.map(({ responsible }) => responsible))).toEqual(
      new Set(['Peil (voorbeeld)']),
    )
  })

  test.each([
    ['C110', 'higher-education-non-eu-roots', 1529, 1534, ['2003,0.2', '2018,0.413']],
    ['C34', 'civic-integration-starters', 893, 896, ['2021,20000']],
    ['C34', 'civic-integration-compulsory', 893, 896, ['2021,0.5']],
    ['C35', 'people-with-migration-roots', 896, 897, ['2021-10-26,1600000']],
    ['C35', 'people-with-non-eu-roots', 897, 898, ['2021-10-26,950000']],
  ])('[%s] %s is stated for Flanders at %i-%i', (_, id, first, last, figures) => {
    expect(cites(indicator(id)?.sources, first, last)).toBe(true)
    const rows = stated.filter((row) => row.startsWith(`${id},`))
    expect(rows.map((row) => row.split(',').slice(1, 4).join(','))).toEqual(
      figures.map((figure) => `02000,${figure}`),
    )
    expect(rows.every((row) => row.includes(`regels ${first}-${last}`))).toBe(true)
  })

  test('every stated figure is of one of those five', () => {
    expect(stated).toHaveLength(6)
  })

  test('[B53] what a municipality offers is asked, yes or no', () => {
    const offers = programme.indicators.filter(({ kind }) => kind === 'offer')
    expect(offers.length).toBeGreaterThan(0)
    for (const { sources } of offers) expect(cites(sources, 598, 604)).toBe(true)
  })

  test('similar places are found by six indicators of the register', () => {
    expect(programme.similarity?.indicators).toHaveLength(6)
    for (const id of programme.similarity?.indicators ?? []) {
      expect(indicator(id)?.collection).toBe('register')
    }
  })
})

test('publishing names nobody who has not said so', () => {
  expect(programme.publishing?.address).toBeUndefined()
  expect(programme.publishing?.privacy).toBeUndefined()
  expect(programme.publishing?.contact).not.toContain('@')
  expect(programme.publishing?.licence.address).toMatch(/^https:/)
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { areaSetOn } from '../area/area-set-on.ts'
import { foldLedger } from '../fold-ledger.ts'
import { parseProgramme } from '../programme/parse-programme.ts'
import { composeRelease } from './compose-release.ts'
import type { Release } from './release.ts'
import { noon } from './test-ledger.ts'
import { day } from './test-programme.ts'

const folder = join(import.meta.dirname, '../../programmes/plan-samenleven')
const files = new Map(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
)
const { programme, findings } = parseProgramme(files)
if (programme === null) throw new Error(JSON.stringify(findings))

const releaseOn = (on: string): Release =>
  composeRelease(
    {
      programme,
      state: foldLedger([]),
      residents: [],
      texts: new Map(),
      figures: { indicators: [], syntheses: [], similar: [] },
      boundaries: null,
      on: day(on),
    },
    {
      asOf: noon('2022-01-01'),
      ledgerPosition: 0,
      ledgerHash: '',
      generatorVersion: '0.1.0',
      previous: null,
      earlier: [],
    },
  )

describe('a release of the first programme, before anybody applied', () => {
  const before = releaseOn('2024-12-31')
  const after = releaseOn('2025-01-01')

  test('[C86] [C121] a page for each of the 300, and of the 285 after the mergers', () => {
    expect(before.municipalities).toHaveLength(300)
    expect(before.vanished).toEqual([])
    expect(after.municipalities).toHaveLength(285)
  })

  test('[C86] every code that vanished leads to a municipality that exists', () => {
    const exist = new Set(after.municipalities.map(({ nis }) => nis))
    const old = areaSetOn(programme, day('2024-12-31'))?.municipalities ?? []
    const gone = old.map(({ nis }) => nis).filter((nis) => !exist.has(nis))
    expect(after.vanished.map(({ nis }) => nis).sort()).toEqual(gone.sort())
    expect(gone.length).toBeGreaterThan(0)
    for (const { successor, lastDay } of after.vanished) {
      expect(exist).toContain(successor)
      expect(lastDay).toBe('2024-12-31')
    }
  })

  test('every municipality lies in one region', () => {
    for (const { regions, municipalities } of [before, after]) {
      const inRegions = regions.flatMap((region) => region.municipalities)
      expect(inRegions.toSorted()).toEqual(municipalities.map(({ nis }) => nis).sort())
    }
  })

  test('[C43] 24 actions under 7 goals, with nothing agreed yet: not zero', () => {
    expect(new Set(after.actions.map(({ action }) => action)).size).toBe(24)
    expect(new Set(after.goals.map(({ goal }) => goal)).size).toBe(7)
    expect(after.actions).toHaveLength(24 * 4)
    for (const { agreed, realised } of after.actions)
      expect([agreed, realised]).toEqual([null, null])
  })
})

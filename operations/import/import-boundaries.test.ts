import { rmSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { areaSetOn } from '@peil/domain/area/area-set-on.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { newTestDataFolder } from '@peil/ledger/test-data-folder.ts'
import { afterAll, describe, expect, it, test } from 'vitest'
import { folders } from '../data-folder.ts'
import { exportBackup } from '../export-backup.ts'
import { loadBoundaries } from '../load-boundaries.ts'
import { openPeil } from '../open.ts'
import { restoreBackup } from '../restore-backup.ts'
import { accepted, codesOf, sharedPeil } from '../testing/test-peil.ts'
import { fileWith } from '../testing/table-files.ts'
import { loadState } from '../transact.ts'
import { importBoundaries } from './import-boundaries.ts'

const on = '2025-06-01' as CalendarDate
const peil = sharedPeil(() => Promise.resolve())
const codes = (): readonly string[] =>
  (areaSetOn(peil().programme, on)?.municipalities ?? []).map(({ nis }) => nis)

type Ring = (readonly [number, number])[]

/** A square in a grid of them, north of 50.7 and east of 2.6 degrees. */
const square = (at: number): Ring => {
  const [x, y] = [2.6 + (at % 20) * 0.1, 50.7 + Math.floor(at / 20) * 0.04]
  return [
    [x, y],
    [x + 0.1, y],
    [x + 0.1, y + 0.04],
    [x, y + 0.04],
    [x, y],
  ]
}
const featureOf = (code: string, ring: Ring): object => ({
  type: 'Feature',
  properties: { naam: 'x', nis: code },
  geometry: { type: 'Polygon', coordinates: [ring] },
})
const collection = (features: readonly object[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features })
const sound = (): readonly object[] => codes().map((code, at) => featureOf(code, square(at)))

const take = (text: string, more: object = {}) =>
  importBoundaries(peil(), fileWith(text, 'outlines.json'), {
    ...{ on, source: 'invented', licence: 'CC0', dryRun: false },
    ...more,
  })
const kept = async (day: CalendarDate) => loadBoundaries(peil(), await loadState(peil()), day)

const copy = newTestDataFolder()
afterAll(async () => rmSync(await copy, { recursive: true, force: true }))

describe('refused', () => {
  test.each<[string, () => string, string, RegExp]>([
    ['no JSON', () => '{', 'broken-json', /whole/],
    ['other JSON', () => '{"type":"Feature"}', 'not-boundaries', /right file/],
    ['a table', () => 'nis,x\n', 'broken-json', /whole/],
    [
      'another code',
      () => collection([...sound(), featureOf('21004', square(0))]),
      'other-code',
      /day/,
    ],
    [
      'a code twice',
      () => collection([...sound(), ...sound().slice(0, 1)]),
      'duplicate-code',
      /one feature/,
    ],
    [
      'a municipality that is missing',
      () => collection(sound().slice(1)),
      'codes-missing',
      /complete/,
    ],
    [
      'a point',
      () =>
        collection([
          { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [3, 51] } },
        ]),
      'not-an-area',
      /points/,
    ],
    ['no features', () => collection([]), 'no-codes', /--code-property/],
    [
      'a ring that is open',
      () =>
        collection(
          codes().map((code, at) =>
            featureOf(code, at === 3 ? square(at).slice(0, -1) : square(at)),
          ),
        ),
      'ring-not-closed',
      /Close/,
    ],
    [
      'a ring that crosses itself',
      () =>
        collection(
          codes().map((code, at) => {
            const [a, b, c, d] = square(at)
            return featureOf(code, at === 3 && a && b && c && d ? [a, c, b, d, a] : square(at))
          }),
        ),
      'ring-crosses-itself',
      /Fix geometries/,
    ],
    [
      'coordinates of elsewhere',
      () =>
        collection(
          codes().map((code, at) =>
            featureOf(
              code,
              square(at).map(([x, y]) => [x + 10, y] as const),
            ),
          ),
        ),
      'unknown-coordinates',
      /4326/,
    ],
    [
      'two objects',
      () =>
        JSON.stringify({
          type: 'Topology',
          arcs: [],
          objects: {
            a: { type: 'GeometryCollection', geometries: [] },
            b: { type: 'GeometryCollection', geometries: [] },
          },
        }),
      'not-a-topology',
      /only/,
    ],
    [
      'an arc that is not there',
      () =>
        JSON.stringify({
          type: 'Topology',
          arcs: [
            [
              [0, 0],
              [1, 1],
            ],
          ],
          objects: {
            a: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', arcs: [[0, ~1]] }] },
          },
        }),
      'wrong-arc',
      /whole/,
    ],
    [
      'areas without area',
      () =>
        collection(
          codes().map((code, at) =>
            featureOf(
              code,
              at === 3
                ? [
                    [3, 51],
                    [3, 51],
                    [3, 51],
                    [3, 51],
                  ]
                : square(at),
            ),
          ),
        ),
      'too-detailed',
      /Simplify/,
    ],
  ])('%s', async (_, text, code, advice) => {
    const before = await peil().ledger.head()
    const refused = await take(text())
    expect(new Set(codesOf(refused))).toEqual(new Set([code]))
    expect(refused.ok ? '' : refused.refusals[0]?.whatToDo).toMatch(advice)
    expect(await peil().ledger.head()).toEqual(before)
  })

  it('a day without municipalities, and a file that is not there', async () => {
    expect(codesOf(await take(collection(sound()), { on: '1999-01-01' }))).toHaveLength(1)
    const missing = await importBoundaries(peil(), '/nowhere.json', {
      ...{ on, source: 'invented', licence: 'CC0', dryRun: false },
    })
    expect(codesOf(missing)).toHaveLength(1)
  })

  it('a place: which feature it is', async () => {
    const refused = await take(collection([featureOf('21004', square(0)), ...sound()]))
    expect(refused).toMatchObject({ refusals: [{ column: 'feature 1, nis', found: '21004' }] })
  })
})

describe('taken in', () => {
  it('in a dry run leaves nothing', async () => {
    const before = await peil().ledger.head()
    expect(accepted(await take(collection(sound()), { dryRun: true })).municipalities).toBe(285)
    expect(await peil().ledger.head()).toEqual(before)
    expect(accepted(await kept(on))).toBeNull()
  })

  it('gives whole paths with a point inside each, for days on which these municipalities are', async () => {
    accepted(await take(collection(sound())))
    const boundaries = accepted(await kept('2026-01-01' as CalendarDate))
    if (boundaries === null) throw new Error('it was taken in')
    expect(Object.keys(boundaries.paths)).toEqual([...codes()].sort())
    for (const path of Object.values(boundaries.paths)) expect(path).toMatch(/^M\d+,\d+l[-\d, ]+z$/)
    for (const [x, y] of Object.values(boundaries.centres)) {
      expect(x > 0 && x < boundaries.width && y > 0 && y < boundaries.height).toBe(true)
    }
    expect(accepted(await kept('2024-12-31' as CalendarDate))).toBeNull()
  })

  it('again changes nothing; metres give the same shape', async () => {
    expect(accepted(await take(collection(sound()))).changed).toBe(false)
    const metres = codes().map((code, at) => {
      const ring = square(at).map(([x, y]) => [(x - 2) * 70_000, (y - 50) * 111_000] as const)
      return featureOf(code, ring)
    })
    expect(accepted(await take(collection(metres), { codeProperty: 'nis' })).changed).toBe(true)
  })

  it('travels with a backup, and is refused when its file was changed', async () => {
    const backup = join(await copy, '..', `${process.pid}.backup`)
    accepted(await exportBackup(peil(), backup))
    const restored = join(await copy, 'restored')
    accepted(await restoreBackup(backup, restored))
    rmSync(backup)
    const opened = accepted(await openPeil(restored))
    const { boundaries } = folders(restored)
    const state = await loadState(opened)
    expect(await loadBoundaries(opened, state, on)).toEqual(await kept(on))
    for (const name of await readdir(boundaries)) writeFileSync(join(boundaries, name), '{}')
    expect(codesOf(await loadBoundaries(opened, state, on))).toEqual(['boundaries-changed'])
    for (const name of await readdir(boundaries)) rmSync(join(boundaries, name))
    expect(codesOf(await loadBoundaries(opened, state, on))).toEqual(['boundaries-missing'])
    await opened.close()
  })
})

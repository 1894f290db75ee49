import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jsonOf, runPeil, type Ran } from '@peil/cli/testing/run-peil.ts'
import { copyOfSample } from '@peil/operations/testing/sample-folder.ts'

let data = ''
const place = (name: string): string => join(`${data}-publish`, name)
beforeAll(async () => {
  data = await copyOfSample('small')
  mkdirSync(place('.'))
})
afterAll(() => {
  for (const folder of [data, `${data}-publish`]) rmSync(folder, { recursive: true, force: true })
})

/** The hash of every file of a folder, by path. */
const contentsOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [
        relative(folder, path),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ]),
  )

const publish = (out: string, ...more: readonly string[]): Promise<Ran> =>
  runPeil(['publish', '--data', data, '--out', place(out), ...more])

const verify = (out: string, ...more: readonly string[]): Promise<Ran> =>
  runPeil(['verify', place(out), ...more])

const manifestOf = (out: string) =>
  JSON.parse(readFileSync(place(join(out, 'manifest.json')), 'utf8')) as Record<string, unknown>

type Row = Readonly<Record<string, unknown>>
const rowsOf = (out: string, table: string): readonly Row[] =>
  JSON.parse(readFileSync(place(join(out, 'data', `${table}.json`)), 'utf8')) as readonly Row[]

describe('peil publish', () => {
  it('makes keys, and two releases that are the same for any number of workers', async () => {
    for (const name of ['agency', 'other']) {
      const made = await runPeil(['keygen', place(`${name}.pem`), place(`${name}.pub.pem`)])
      expect(made).toMatchObject({ code: 0 })
    }
    const signed = ['--key', place('agency.pem')]
    const before = jsonOf(await runPeil(['log', '--data', data, '--json']))
    const one = await publish('one', '--workers', '1', ...signed)
    expect(one).toMatchObject({ code: 0 })
    // Long work says how far it is, beside the result.
    expect(one.stderr).toContain('pages: ')
    // Elsewhere the clock stands otherwise, and the language of the machine is another.
    const elsewhere = { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }
    const two = ['publish', '--data', data, '--out', place('two'), '--workers', '2', ...signed]
    expect(await runPeil(two, elsewhere)).toMatchObject({ code: 0 })
    expect(contentsOf(place('two'))).toEqual(contentsOf(place('one')))
    expect(jsonOf(await runPeil(['log', '--data', data, '--json']))).toEqual(before)
  })

  it('[C121] [C122] shows the day of the last entry, and says that it is a sample', () => {
    expect(manifestOf('one')).toMatchObject({
      on: '2025-09-30',
      asOf: '2025-09-30T09:00:00.000Z',
      provenance: 'sample',
      previous: null,
    })
    expect(rowsOf('one', 'areas').filter((row) => row['validity'] === 'valid')).toHaveLength(35)
  })

  it('is verified, and not over what is there already', async () => {
    const key = ['--key', place('agency.pub.pem')]
    expect(await verify('one', ...key)).toMatchObject({ code: 0, stderr: '' })
    const again = await publish('one')
    expect(again.code).toBe(1)
    expect(again.stderr).toContain('nothing was changed')
    expect(await verify('nothing')).toMatchObject({ code: 1, stdout: '' })
  })

  it('is found out after a byte was flipped, a file added, removed or the manifest edited', async () => {
    const page = place('two/nl/index.html')
    const manifest = place('two/manifest.json')
    const whole = { page: readFileSync(page), manifest: readFileSync(manifest) }
    const flipped = Buffer.from(whole.page)
    flipped[1_000] = (flipped[1_000] ?? 0) ^ 1
    const edited = whole.manifest.toString('utf8').replace('2025-09-30', '2025-09-29')
    const added = place('two/nl/extra.html')
    const cases: readonly (readonly [() => void, string])[] = [
      [() => writeFileSync(page, flipped), 'nl/index.html: error [file-changed]'],
      [() => rmSync(page), 'nl/index.html: error [file-missing]'],
      [() => writeFileSync(added, 'x'), 'nl/extra.html: error [file-added]'],
      [() => writeFileSync(manifest, edited), 'error [signature'],
    ]
    for (const [tamper, said] of cases) {
      tamper()
      const { code, stdout, stderr } = await verify('two', '--key', place('agency.pub.pem'))
      expect([code, stdout]).toEqual([1, ''])
      expect(stderr).toContain(said)
      writeFileSync(page, whole.page)
      writeFileSync(manifest, whole.manifest)
      rmSync(added, { force: true })
    }
    expect((await verify('two', '--key', place('agency.pub.pem'))).code).toBe(0)
  })

  it('is found out when another key signed it, or none', async () => {
    const other = await verify('one', '--key', place('other.pub.pem'))
    expect(other.code).toBe(1)
    expect(other.stderr).toContain('signature')
    const signatures = readdirSync(place('two')).filter((name) => name.endsWith('.sig'))
    expect(signatures).toHaveLength(1)
    for (const name of signatures) rmSync(place(join('two', name)))
    expect((await verify('two', '--key', place('agency.pub.pem'))).code).toBe(1)
  })
})

describe('a release of an earlier day', () => {
  it('shows what stood then, and leads on in a chain', async () => {
    const day = ['--on', '2024-03-31', '--key', place('agency.pem')]
    expect(await publish('earlier', ...day)).toMatchObject({ code: 0 })
    expect(manifestOf('earlier')).toMatchObject({ on: '2024-03-31' })
    const valid = rowsOf('earlier', 'areas').filter((row) => row['validity'] === 'valid')
    expect(valid).toHaveLength(39)
    // Reports on the interim reference day count, those on the final one, half a year later, not.
    const moments = rowsOf('earlier', 'reports')
      .filter((row) => row['period'] === '2')
      .map((row) => row['moment'])
    expect(new Set(moments)).toEqual(new Set(['interim']))
    // What a final report says counts by then; the second period has none yet.
    const reached = (period: string) =>
      rowsOf('earlier', 'kpis').filter(
        (row) => row['period'] === period && row['reach_status'] === 'value',
      )
    expect(reached('1').length).toBeGreaterThan(10)
    expect(reached('2')).toEqual([])
  })

  it('is named by the next one; a chain that was changed is found out', async () => {
    const key = ['--key', place('agency.pem')]
    const next = await publish('next', '--previous', place('earlier'), ...key)
    expect(next).toMatchObject({ code: 0 })
    const previous = createHash('sha256')
      .update(readFileSync(place('earlier/manifest.json')))
      .digest('hex')
    expect(manifestOf('next')).toMatchObject({
      previous: { on: '2024-03-31', manifestSha256: previous },
    })
    expect((await verify('next', '--key', place('agency.pub.pem'))).code).toBe(0)
    const history = readdirSync(place('next/history'))
    expect(history.length).toBeGreaterThan(0)
    rmSync(place(join('next/history', history[0] ?? '')))
    expect((await verify('next')).code).toBe(1)
    // A previous release that is not whole is no link of a chain.
    writeFileSync(place('earlier/nl/index.html'), 'x')
    const broken = await publish('broken', '--previous', place('earlier'), ...key)
    expect(broken.code).toBe(1)
    expect(readdirSync(place('.'))).not.toContain('broken')
  })

  it('is refused on a day before any municipality is known', async () => {
    expect(await publish('none', '--on', '1999-01-01')).toMatchObject({ code: 1, stdout: '' })
    expect(readdirSync(place('.')).filter((name) => name.includes('none'))).toEqual([])
  })
})

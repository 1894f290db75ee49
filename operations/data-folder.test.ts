import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportBackup } from './export-backup.ts'
import { importResidents } from './import/import-residents.ts'
import { initDataFolder } from './init-data-folder.ts'
import { loadResidents } from './load-residents.ts'
import { openPeil, withPeil } from './open.ts'
import { restoreBackup } from './restore-backup.ts'
import { csvFile, fileWith, residentRows } from './testing/table-files.ts'
import {
  accepted,
  codesOf,
  newPeil,
  newPlace,
  on,
  open,
  programmeFolder,
} from './testing/test-peil.ts'
import { loadState } from './transact.ts'

const init = (dataFolder: string, folder = programmeFolder) =>
  initDataFolder({ dataFolder, programmeFolder: folder, provenance: 'supplied' }, on('2022-01-01'))

describe('a data folder', () => {
  it('is made once, and not over files of somebody else', async () => {
    const { dataFolder } = await newPlace()
    accepted(await init(dataFolder))
    expect(codesOf(await init(dataFolder))).toEqual(['data-folder-in-use'])
    expect(codesOf(await init(programmeFolder))).toEqual(['folder-not-empty'])
    const file = fileWith('', 'data')
    expect(codesOf(await init(file))).toEqual(['folder-unusable'])
    expect(codesOf(await init(dataFolder, join(dataFolder, 'nothing')))).toEqual([
      'no-programme-folder',
    ])
  })

  it('is not made with a programme that has faults: they are told', async () => {
    const { dataFolder } = await newPlace()
    const folder = join(dataFolder, 'programme')
    cpSync(programmeFolder, folder, { recursive: true })
    await appendFile(join(folder, 'goals.yaml'), '\n  : [')
    const target = join(dataFolder, 'data')
    const refused = await init(target, folder)
    expect(refused).toMatchObject({ ok: false, refusals: [{ file: 'goals.yaml' }] })
    expect(existsSync(target)).toBe(false)
  })

  it('is made again when its making was broken off', async () => {
    const { dataFolder } = await newPlace()
    expect(codesOf(await openPeil(dataFolder))).toEqual(['no-data-folder'])
    // What is left by a process that was killed before it adopted the programme.
    mkdirSync(join(dataFolder, 'ledger.partial'))
    mkdirSync(join(dataFolder, 'programmes', '.x.partial-1'), { recursive: true })
    writeFileSync(join(dataFolder, 'peil.json'), '{"formatVersion":1}\n')
    expect(codesOf(await openPeil(dataFolder))).toEqual(['no-programme'])
    accepted(await init(dataFolder))
    await (await open({ dataFolder })).close()
  })

  it('is refused while another one has it open, and taken when that is done', async () => {
    const { dataFolder } = await newPlace()
    const peil = await newPeil({ dataFolder })
    const second = await openPeil(dataFolder)
    expect(codesOf(second)).toEqual(['folder-locked'])
    expect(JSON.stringify(second)).toContain(`process ${process.pid}`)
    expect(codesOf(await init(dataFolder))).toEqual(['folder-locked'])
    await peil.close()
    await (await open({ dataFolder })).close()
  })

  it('is let go of when the work in it fails', async () => {
    const { dataFolder } = await newPlace()
    accepted(await init(dataFolder))
    const failing = withPeil(dataFolder, () => Promise.reject(new Error('a bug')))
    await expect(failing).rejects.toThrow('a bug')
    await (await open({ dataFolder })).close()
  })

  it('of another layout, or with another programme in its place, is refused', async () => {
    const { dataFolder } = await newPlace()
    const { hash } = accepted(await init(dataFolder))
    const goals = join(dataFolder, 'programmes', hash, 'goals.yaml')
    const text = await readFile(goals, 'utf8')
    await writeFile(goals, text.replace('Nederlands', 'nederlands'))
    expect(await readFile(goals, 'utf8')).not.toBe(text)
    expect(codesOf(await openPeil(dataFolder))).toEqual(['programme-changed'])
    await writeFile(goals, text)
    await writeFile(join(dataFolder, 'peil.json'), '{"formatVersion":2}\n')
    expect(codesOf(await openPeil(dataFolder))).toEqual(['data-folder-version'])
  })

  it('says so when a dataset is gone or was changed', async () => {
    const peil = await newPeil(await newPlace())
    const residents = csvFile('residents', residentRows)
    accepted(await importResidents(peil, residents, { dryRun: false }))
    const folder = join(peil.dataFolder, 'datasets')
    const [name = ''] = readdirSync(folder)
    const bytes = await readFile(join(folder, name))
    await appendFile(join(folder, name), 'x')
    const state = await loadState(peil)
    expect((await loadResidents(peil, state)).ok).toBe(false)
    expect((await importResidents(peil, residents, { dryRun: true })).ok).toBe(false)
    await rm(join(folder, name))
    expect((await loadResidents(peil, state)).ok).toBe(false)
    await writeFile(join(folder, name), bytes)
    expect((await loadResidents(peil, state)).ok).toBe(true)
    await peil.close()
  })
})

describe('a backup', () => {
  it('appears whole, and one that was cut off or is something else is refused', async () => {
    const peil = await newPeil(await newPlace())
    const file = fileWith('', 'a.peil')
    accepted(await exportBackup(peil, file))
    expect(readdirSync(join(file, '..'))).toEqual(['a.peil'])
    const nowhere = join(file, '..', 'no', 'a.peil')
    expect(codesOf(await exportBackup(peil, nowhere))).toEqual(['file-not-writable'])
    await peil.close()
    const text = await readFile(file, 'utf8')
    const lines = text.trimEnd().split('\n')
    for (const contents of [
      '',
      'x\n',
      lines.slice(0, -1).join('\n'),
      lines.slice(1).join('\n'),
      [lines[0], ...lines.slice(2)].join('\n'),
      `${text}${lines[1] ?? ''}\n`,
      text.replace('"path":"programmes/', '"path":"programmes/../../'),
    ]) {
      const { dataFolder } = await newPlace()
      const refused = await restoreBackup(fileWith(contents, 'b.peil'), dataFolder)
      expect(codesOf(refused)).toEqual(['not-a-backup'])
    }
    const { dataFolder } = await newPlace()
    expect(codesOf(await restoreBackup(nowhere, dataFolder))).toEqual(['not-a-backup'])
    rmSync(file)
  })
})

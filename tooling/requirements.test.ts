import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('requirements.mjs', import.meta.url))
const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

/** A repository with these files and a workspace `rules`. */
const repository = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'peil-requirements-'))
  folders.push(folder)
  const all = { 'package.json': JSON.stringify({ workspaces: ['rules', 'web/ui'] }), ...files }
  for (const [name, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}

interface Outcome {
  readonly exitCode: number
  readonly out: string
  readonly errors: string
}

const run = (...args: readonly string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], (error, out, errors) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), out, errors })
    })
  })

const list = (...rows: readonly string[]): string =>
  ['# Requirements', '', '| id | requirement |', '| --- | --- |', ...rows, ''].join('\n')

describe('npm run requirements', () => {
  it('prints every requirement with the tests that show it, or "not yet"', async () => {
    const folder = await repository({
      'docs/requirements.md': list('| A1 | First. |', '| A2  | Second.  |', '| X1 | Third. |'),
      'rules/one.test.ts': `it('[A1] a title', () => {})\ntest('[A2] [X1] two ids', () => {})`,
      'rules/deep/two.test.ts': `it.each([['a']])(\n  "[A1] it's %s",\n  () => {})`,
      'rules/deep/node_modules/other.test.ts': `it('[Z9] not ours', () => {})`,
      'rules/not-a-test.ts': `it('[Z9] no test', () => {})`,
      'elsewhere/three.test.ts': `it('[Z9] no workspace', () => {})`,
    })
    expect(await run(folder)).toEqual({
      exitCode: 0,
      errors: '',
      out: [
        'A1  First.',
        "    rules/deep/two.test.ts: [A1] it's %s",
        '    rules/one.test.ts: [A1] a title',
        'A2  Second.',
        '    rules/one.test.ts: [A2] [X1] two ids',
        'X1  Third.',
        '    rules/one.test.ts: [A2] [X1] two ids',
        '3 shown, 0 not yet',
        '',
      ].join('\n'),
    })
  })

  it('counts only titles that begin with ids', async () => {
    const folder = await repository({
      'docs/requirements.md': list('| A1 | First. |'),
      'web/ui/one.test.ts': `// [A1]\nit('after [A1] words', () => {})\nexpect(['[A1]'])`,
    })
    const { out, exitCode } = await run(folder)
    expect([out, exitCode]).toEqual(['A1  First.\n    not yet\n0 shown, 1 not yet\n', 0])
  })

  it('fails on an id that is no requirement, and on one that stands there twice', async () => {
    const folder = await repository({
      'docs/requirements.md': list('| A1 | First. |', '| A1 | Again. |'),
      'rules/one.test.ts': `it('[A1] [A7] unknown', () => {})`,
    })
    const { errors, exitCode } = await run(folder)
    expect(exitCode).toBe(1)
    expect(errors).toBe(
      'docs/requirements.md: A1 stands there twice\n' +
        'rules/one.test.ts: no requirement A7: [A1] [A7] unknown\n',
    )
  })

  it('knows the 226 requirements and the 24 traps of this repository', async () => {
    const { out, errors, exitCode } = await run()
    expect([errors, exitCode]).toEqual(['', 0])
    expect(out.match(/^[A-G]\d+ {2}/gm)).toHaveLength(226)
    expect(out.match(/^X\d+ {2}/gm)).toHaveLength(24)
  })

  it('reads the ids of a table of cases', async () => {
    const cases = "test.each([\n  ['C1', 'one'],\n  ['C2', 'two'],\n])('[%s] shows %s', () => {})"
    const folder = await repository({
      'docs/requirements.md': list('| C1 | First. |', '| C2 | Second. |', '| C3 | Third. |'),
      'rules/cases.test.ts': cases,
    })
    const { exitCode, out } = await run(folder)
    expect(exitCode).toBe(0)
    expect(out).toContain('rules/cases.test.ts: [C2] shows %s')
    expect(out).toContain('2 shown, 1 not yet')
  })
})

import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

const tableRows = (): readonly string[] => {
  const lines = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').split('\n')
  const header = lines.findIndex((line) => line.includes('| may import'))
  return lines.slice(header + 2, lines.indexOf('', header))
}

/** The table as ARCHITECTURE.md shows it to people: folder → the folders it may import. */
const mayImport: ReadonlyMap<string, readonly string[]> = new Map(
  tableRows().map((row) => {
    const cells = row.split('|').map((cell) => cell.trim())
    const allowed = cells.at(-2) ?? ''
    return [(cells[1] ?? '').replaceAll('`', ''), allowed === '–' ? [] : allowed.split(', ')]
  }),
)
const folders = [...mayImport.keys(), 'e2e', 'benchmarks']

/** The ways in which a file can name another one. */
const forms: readonly ((specifier: string) => string)[] = [
  (specifier) => `import '${specifier}'`,
  (specifier) => `import type { Planted } from '${specifier}'\nexport type Own = Planted`,
  (specifier) => `export * from '${specifier}'`,
  (specifier) => `export const late = () => import('${specifier}')`,
]

const packageOf = (folder: string): string => `@peil/${folder.split('/').at(-1) ?? folder}`
const up = (folder: string): string => '../'.repeat(folder.split('/').length)

interface Planted {
  readonly file: string
  readonly from: string
  readonly to: string
}

const house = mkdtempSync(join(tmpdir(), 'peil-house-'))
afterAll(() => rmSync(house, { recursive: true, force: true }))

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(house, file)), { recursive: true })
  writeFileSync(join(house, file), `${text}\n`)
}

/** Every import there can be between two folders, by package name and by path, in every form. */
const plantAll = (): readonly Planted[] =>
  folders.flatMap((from, row) =>
    folders.flatMap((to, column) => {
      if (from === to) return []
      const ways = [`${packageOf(to)}/target.ts`, `${up(from)}${to}/target.ts`]
      return ways.map((specifier, way) => {
        const file = `${from}/to-${to.replace('/', '-')}-${way}.ts`
        const form = forms[(row + column + way) % forms.length]
        write(file, form?.(specifier) ?? '')
        return { file, from, to }
      })
    }),
  )

interface Violation {
  readonly from: string
  readonly rule: { readonly name: string }
}

/** Runs the check as `npm run imports` does, in the house that was planted. */
const checkImports = (): {
  readonly status: number | null
  readonly found: readonly Violation[]
} => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const [command = '', ...args] = scripts['imports']?.split(' ') ?? []
  const depcruise = join(root, 'node_modules/.bin', command)
  const run = (more: readonly string[]) =>
    spawnSync(process.execPath, [depcruise, ...args, ...more], {
      cwd: house,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
  const { summary } = JSON.parse(run(['--output-type', 'json']).stdout) as {
    summary: { violations: readonly Violation[] }
  }
  return { status: run([]).status, found: summary.violations }
}

describe('the import table', { timeout: 120_000 }, () => {
  let planted: readonly Planted[] = []
  let found: readonly Violation[] = []
  let status: number | null = null
  const rulesOn = (file: string): readonly string[] =>
    found.filter((violation) => violation.from === file).map(({ rule }) => rule.name)

  beforeAll(() => {
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json']) {
      copyFileSync(join(root, name), join(house, name))
    }
    mkdirSync(join(house, 'node_modules/@peil'), { recursive: true })
    symlinkSync(join(root, 'node_modules/svelte'), join(house, 'node_modules/svelte'))
    for (const folder of ['programmes', 'tooling']) write(`${folder}/target.ts`, 'export {}')
    for (const folder of folders) {
      write(`${folder}/target.ts`, 'export interface Planted { readonly planted: true }')
      write(`${folder}/package.json`, `{ "name": "${packageOf(folder)}", "type": "module" }`)
      symlinkSync(join(house, folder), join(house, 'node_modules', packageOf(folder)))
    }
    planted = plantAll()
    for (const folder of ['domain', 'statistics']) {
      write(`${folder}/io.ts`, "import 'node:fs'")
      write(`${folder}/clock.ts`, "import { setTimeout } from 'timers'\nexport { setTimeout }")
      write(`${folder}/hash.ts`, "import 'node:crypto'")
    }
    write('domain/one.ts', "import './two.ts'")
    write('domain/two.ts', "import './one.ts'")
    write('domain/nowhere.ts', "import './nowhere-at-all.ts'")
    write(
      'web/barometer/Page.svelte',
      '<script lang="ts">import \'@peil/ledger/target.ts\'</script>',
    )
    write(
      'web/ui/Chart.svelte',
      '<script lang="ts">import \'@peil/publication/target.ts\'</script>',
    )
    write('cli/plan.ts', "import '../programmes/target.ts'")
    write('cli/tool.ts', "import '../tooling/target.ts'")
    write('operations/beside.test.ts', "import '@peil/cli/target.ts'")
    const checked = checkImports()
    found = checked.found
    status = checked.status
  })

  it('is read whole', () => {
    expect(mayImport.size).toBe(12)
    for (const allowed of mayImport.values()) {
      for (const folder of allowed) expect(folders).toContain(folder)
    }
  })

  it('fails on every import that it does not allow, in any form and by any name', () => {
    const missed = planted.filter(
      ({ file, from, to }) =>
        mayImport.get(from)?.includes(to) === false &&
        !rulesOn(file).includes(`${from.replace('/', '-')}-imports`),
    )
    expect(missed).toEqual([])
    expect(status).toBeGreaterThan(0)
  })

  it('lets pass what it allows', () => {
    const stopped = planted.filter(
      ({ file, from, to }) =>
        mayImport.get(from)?.includes(to) !== false && rulesOn(file).length > 0,
    )
    expect(stopped).toEqual([])
    expect(rulesOn('operations/beside.test.ts')).toEqual([])
  })

  it('fails on imports between components, and of a programme', () => {
    expect(rulesOn('web/barometer/Page.svelte')).toEqual(['web-barometer-imports'])
    expect(rulesOn('web/ui/Chart.svelte')).toEqual(['web-ui-imports'])
    expect(rulesOn('cli/plan.ts')).toEqual(['cli-imports'])
    expect(rulesOn('cli/tool.ts')).toEqual(['cli-imports'])
  })

  it('keeps rules pure, and finds cycles and what is not there', () => {
    for (const folder of ['domain', 'statistics']) {
      expect(rulesOn(`${folder}/io.ts`)).toEqual(['domain-does-no-io'])
      expect(rulesOn(`${folder}/clock.ts`)).toEqual(['domain-does-no-io'])
      expect(rulesOn(`${folder}/hash.ts`)).toEqual([])
    }
    expect(rulesOn('domain/one.ts')).toEqual(['no-cycles'])
    expect(rulesOn('domain/nowhere.ts')).toEqual(['no-unresolved'])
  })
})

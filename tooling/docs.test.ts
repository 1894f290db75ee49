import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

const pages = [
  ...readdirSync(root),
  ...readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' }).map((path) =>
    join('docs', path),
  ),
].filter((path) => path.endsWith('.md'))

/** A page without its code, in which brackets are no links. */
const proseOf = (page: string): string =>
  readFileSync(join(root, page), 'utf8')
    .replaceAll(/^```.*?^```$/gms, '')
    .replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[[\]()]/g, ''))

const linksOf = (page: string): readonly string[] =>
  [...proseOf(page).matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map(([, target = '']) => target)

/** The anchors that a reader's software makes of headings: `## What it answers` is `#what-it-answers`. */
const anchorsOf = (page: string): ReadonlySet<string> => {
  const headings = [...proseOf(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )
  const counts = new Map<string, number>()
  return new Set(
    headings.map((anchor) => {
      const count = counts.get(anchor) ?? 0
      counts.set(anchor, count + 1)
      return count === 0 ? anchor : `${anchor}-${count}`
    }),
  )
}

const problemWith = (page: string, link: string): string | null => {
  if (/^(https?|mailto):/.test(link)) return null
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? join(root, page) : resolve(root, dirname(page), path)
  if (relative(root, target).startsWith('..')) return 'leads outside the repository'
  if (!existsSync(target)) return 'leads nowhere'
  if (anchor === undefined) return null
  if (!statSync(target).isFile()) return 'an anchor of a folder'
  return anchorsOf(relative(root, target)).has(anchor) ? null : 'no such heading'
}

describe('the pages for readers', () => {
  it('hold links and anchors that lead somewhere', () => {
    const broken = pages.flatMap((page) =>
      linksOf(page).flatMap((link) => {
        const problem = problemWith(page, link)
        return problem === null ? [] : [`${page}: ${link} ${problem}`]
      }),
    )
    expect(broken).toEqual([])
    expect(pages.flatMap(linksOf).length).toBeGreaterThan(50)
  })

  it('are all reached from the README', () => {
    const reached = new Set(['README.md'])
    for (const page of reached) {
      for (const link of linksOf(page)) {
        const target = relative(root, resolve(root, dirname(page), link.split('#')[0] ?? ''))
        const found = [target, join(target, 'README.md')].find((path) => pages.includes(path))
        if (found !== undefined) reached.add(found)
      }
    }
    expect(pages.filter((page) => !reached.has(page))).toEqual([])
  })
})

/** As much of the command line's own library as is asked here. */
interface Command {
  readonly commands: readonly Command[]
  readonly options: readonly { readonly long: string }[]
  name(): string
}
const library = createRequire(new URL('../cli/package.json', import.meta.url))('commander') as {
  readonly Command: new (name: string) => Command
}

const makeProgram = async (): Promise<Command> => {
  const program = new library.Command('peil')
  for (const file of readdirSync(`${root}cli/commands`)) {
    const path = `../cli/commands/${file}`
    const parts = (await import(path)) as Record<string, (to: Command) => unknown>
    for (const [name, add] of Object.entries(parts)) if (name.startsWith('add')) add(program)
  }
  return program
}

/** The usage lines of docs/commands.md, by command. */
const usages = (): ReadonlyMap<string, string> =>
  new Map(
    [
      ...readFileSync(`${root}docs/commands.md`, 'utf8').matchAll(
        /^### `peil ([a-z]+)`\n\n`(peil .+)`$/gm,
      ),
    ].map(([, name = '', usage = '']) => [name, usage]),
  )

describe('docs/commands.md', () => {
  it('has a section for every command there is, and for no other', () => {
    const help = execFileSync(process.execPath, [`${root}cli/peil.ts`, '--help'], {
      encoding: 'utf8',
    })
    const names = [...help.matchAll(/^ {2}([a-z]+)(?: |$)/gm)].map(([, name]) => name)
    expect([...usages().keys()].toSorted()).toEqual(
      names.filter((name) => name !== 'help').toSorted(),
    )
  })

  it('names the options and the parts of each', async () => {
    const program = await makeProgram()
    const inCode = program.commands.map((command) => {
      const parts = command.commands.map((part) => part.name())
      const options = [command, ...command.commands].flatMap((each) =>
        each.options.map(({ long }) => long),
      )
      return [command.name(), [...new Set([...parts, ...options])].toSorted()] as const
    })
    const documented = [...usages()].map(([name, usage]) => {
      const options = usage.match(/--[a-z-]+/g) ?? []
      const parts = / \(([a-z |]+)\) /.exec(usage)?.[1]?.split(' | ') ?? []
      return [name, [...parts, ...options].toSorted()] as const
    })
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(inCode))
  })

  it('names every script of package.json, and no other', () => {
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>
    }
    const named = readFileSync(`${root}docs/commands.md`, 'utf8').matchAll(/^\|.*?`npm .*?\|/gm)
    const inDocs = new Set(
      [...named].flatMap(([cell]) =>
        [...cell.matchAll(/`npm (?:run )?([a-z:]+)`/g)].map(([, name = '']) => name),
      ),
    )
    expect([...inDocs].toSorted()).toEqual(Object.keys(scripts).toSorted())
  })
})

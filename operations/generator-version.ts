import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What decides the bytes of a release: the rules, the writers, the pages, and the libraries. */
const makers = ['domain', 'operations', 'publication', 'statistics', 'tables', 'web']
/** Made from the sources, or by tools beside them: these differ from machine to machine. */
const made = new Set(['node_modules', 'build', 'paraglide', 'project.inlang'])
const sources = /(?<!\.test)\.(ts|svelte|js|css|html|json|typ)$/

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.')) return []
    if (entry.isDirectory()) return made.has(entry.name) ? [] : filesIn(path)
    return sources.test(entry.name) ? [path] : []
  })

/** The files whose contents the version stands for, relative to the repository, sorted. */
export const releaseSources = (): readonly string[] =>
  [join(root, 'package-lock.json'), ...makers.flatMap((name) => filesIn(join(root, name)))]
    .map((path) => relative(root, path).split(sep).join('/'))
    .sort()

const hashOfSources = (): string => {
  const hash = createHash('sha256')
  for (const name of releaseSources()) {
    const text = readFileSync(join(root, name), 'utf8')
    // A checkout with other line endings is the same program.
    hash.update(`${name}\n${text.replaceAll('\r\n', '\n')}\n`)
  }
  return hash.digest('hex').slice(0, 12)
}

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

/**
 * The version of Peil with a hash of its sources, which every release names: the same generator
 * version makes the same bytes from the same inputs.
 */
export const generatorVersion = `${version}+${hashOfSources()}`

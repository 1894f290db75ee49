/**
 * Prints every requirement of docs/requirements.md with the tests that show it: those whose titles
 * begin with its id in brackets, `[C54] …` or `[C54] [C57] …`, in the test files of the workspaces.
 * Exits with 1 when a title names an id that is no requirement, or the list names one twice.
 * An argument names another repository's folder.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)))
const unvisited = new Set(['node_modules', 'build', '.svelte-kit'])

/** Rows `| C54 | words |`, in the order of the file. */
const readRequirements = () => {
  const text = readFileSync(join(root, 'docs/requirements.md'), 'utf8')
  const rows = text.matchAll(/^\|\s*([A-Z]\d+)\s*\|\s*(.*?)\s*\|\s*$/gm)
  return [...rows].map(([, id, words]) => ({ id, words }))
}

const testFilesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name)
        if (entry.isDirectory()) return unvisited.has(entry.name) ? [] : testFilesIn(path)
        return entry.name.endsWith('.test.ts') ? [path] : []
      })
    : []

// A title is the first text between the brackets of a call: it('…'), test.each(…)('…').
const titleShape = /\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`)\s*,/g
const opening = /^(?:\[[A-Z]\d+\]\s*)+/

// A table of cases whose title takes the id from each row: test.each([['C44', …], …])('[%s] …').
const tableShape = /\.each\(\[((?:(?!\.each\()[\s\S])*?)\]\)\(\s*'(\[%s\][^'\n]*)'/g
const idInTable = /'([A-Z]\d+)'/g

/** The titles that begin with ids, with those ids. */
const readTitles = (path) => {
  const text = readFileSync(path, 'utf8')
  const plain = [...text.matchAll(titleShape)].flatMap(([, single, double, template]) => {
    const title = single ?? double ?? template ?? ''
    const ids = opening.exec(title)?.[0].match(/[A-Z]\d+/g) ?? []
    return ids.length === 0 ? [] : [{ title: title.replaceAll(/\\(['"`])/g, '$1'), ids }]
  })
  const tables = [...text.matchAll(tableShape)].flatMap(([, table, title]) =>
    [...table.matchAll(idInTable)].map(([, id]) => ({
      title: title.replace('%s', id),
      ids: [id],
    })),
  )
  return [...plain, ...tables]
}

const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const shown = workspaces
  .flatMap((workspace) => testFilesIn(join(root, workspace)))
  .sort()
  .flatMap((path) => {
    const file = relative(root, path).split(sep).join('/')
    return readTitles(path).map((title) => ({ ...title, file }))
  })

const requirements = readRequirements()
const ids = new Set()
const faults = []
for (const { id } of requirements) {
  if (ids.has(id)) faults.push(`docs/requirements.md: ${id} stands there twice`)
  ids.add(id)
}
for (const { file, title, ids: named } of shown) {
  const unknown = named.filter((id) => !ids.has(id))
  if (unknown.length > 0) faults.push(`${file}: no requirement ${unknown.join(', ')}: ${title}`)
}

let count = 0
for (const { id, words } of requirements) {
  const tests = shown.filter((test) => test.ids.includes(id))
  if (tests.length > 0) count += 1
  console.log(`${id}  ${words}`)
  if (tests.length === 0) console.log('    not yet')
  for (const { file, title } of tests) console.log(`    ${file}: ${title}`)
}
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1
console.log(`${count} shown, ${requirements.length - count} not yet`)

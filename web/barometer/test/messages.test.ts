import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const folder = new URL('../messages/', import.meta.url)
const filesOf = (language: string): readonly string[] =>
  globSync(`${language}/*.json`, { cwd: folder.pathname })
    .map((file) => file.slice(3))
    .toSorted()

const messagesOf = (language: string, file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')) as Record<
    string,
    unknown
  >

/** Names between braces, in a plain message or in all its variants. */
const inputsOf = (message: unknown): readonly string[] =>
  [
    ...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')),
  ].toSorted()

describe('messages', () => {
  it.each(['en', 'fr', 'de'])(
    'are the same in %s as in Dutch, with the same inputs',
    (language) => {
      expect(filesOf(language)).toEqual(filesOf('nl'))
      for (const file of filesOf('nl')) {
        const dutch = messagesOf('nl', file)
        const translated = messagesOf(language, file)
        expect(Object.keys(translated), file).toEqual(Object.keys(dutch))
        for (const key of Object.keys(dutch)) {
          expect(inputsOf(translated[key]), key).toEqual(inputsOf(dutch[key]))
        }
      }
    },
  )

  it('have each name once: the compiler takes minutes over a name that two files share', () => {
    const names = filesOf('nl').flatMap((file) => Object.keys(messagesOf('nl', file)))
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  it('all belong to a file that is compiled', () => {
    const settings = readFileSync(new URL('../project.inlang/settings.json', folder), 'utf8')
    for (const file of filesOf('nl')) expect(settings).toContain(`{locale}/${file}`)
  })

  it('are all used by some page', () => {
    const sources = new URL('../src/', import.meta.url).pathname
    const used = new Set(
      globSync('**/*.{ts,svelte}', { cwd: sources, exclude: ['lib/paraglide/**'] }).flatMap(
        (file) =>
          [...readFileSync(`${sources}${file}`, 'utf8').matchAll(/\bm\.(\w+)/g)].map(
            ([, key]) => key,
          ),
      ),
    )
    const keys = filesOf('nl').flatMap((file) => Object.keys(messagesOf('nl', file)))
    expect(keys.filter((key) => !used.has(key))).toEqual([])
  })
})

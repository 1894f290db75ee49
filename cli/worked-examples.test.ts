import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evaluationJson } from '@peil/operations/evaluate/evaluation-json.ts'
import { methods } from '@peil/operations/evaluate/methods/index.ts'
import { differingMembers } from './testing/differing-members.ts'
import { runExample } from './testing/run-example.ts'
import { commandWords, methodPages, withFiles } from './testing/worked-examples.ts'

const root = join(import.meta.dirname, '..')
const pages = methodPages()
const withExamples = pages.filter(({ examples }) => examples.length > 0)

/** What a command of a page gives as JSON, run with the files of that page. */
const outputOf = async (command: string, folder: string): Promise<unknown> => {
  const evaluated = await runExample(command, folder)
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.refusals, null, 2))
  return JSON.parse(JSON.stringify(evaluationJson(evaluated.value)))
}

describe('the worked examples of docs/methods', () => {
  it.each(withExamples)('$page comes out as it says', async (page) => {
    await withFiles(page, async (folder) => {
      for (const { command, json } of page.examples) {
        expect(differingMembers(json, await outputOf(command, folder))).toEqual([])
      }
    })
  })

  it('show every method of peil evaluate', () => {
    const shown = withExamples.flatMap(({ examples }) =>
      examples.map(({ command }) => commandWords(command)[3] ?? ''),
    )
    expect(Object.keys(methods).filter((name) => !shown.includes(name))).toEqual([])
  })

  it('use every file that they show', () => {
    const unused = pages.flatMap(({ page, files, examples, published }) => {
      const commands = [
        ...examples.map(({ command }) => command),
        ...published.flatMap((example) => example.commands),
      ]
      const words = new Set(commands.flatMap(commandWords))
      return Object.keys(files)
        .filter((file) => !words.has(file))
        .map((file) => `${page}: ${file}`)
    })
    expect(unused).toEqual([])
  })
})

describe('the pages of docs/methods', () => {
  it('say where the code is, and it is there', () => {
    const nowhere = pages.flatMap(({ page, text }) =>
      [...text.matchAll(/`((?:statistics|operations|domain)\/[^`\s]+)`/g)]
        .map(([, path = '']) => path)
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${page}: ${path}`),
    )
    expect(nowhere).toEqual([])
    const silent = pages.filter(
      ({ text }) => !/`(?:statistics|operations|domain)\/[^`]+`/.test(text.slice(0, 600)),
    )
    expect(silent.map(({ page }) => page)).toEqual([])
  })
})

describe('an example', () => {
  it.each([
    ['{ "a": 0.52 }', { a: 0.5249, b: 1 }, []],
    ['{ "a": 0.52 }', { a: 0.5251 }, ['$.a: the page says 0.52, it is 0.5251']],
    ['{ "a": 3 }', { a: 3.4 }, []],
    ['{ "a": 3 }', { a: 3.6 }, ['$.a: the page says 3, it is 3.6']],
    ['{ "a": -0.0 }', { a: 0.04 }, []],
    ['{ "a": 2.4e-7 }', { a: 2.44e-7 }, []],
    ['{ "a": 2.4e-7 }', { a: 2.46e-7 }, ['$.a: the page says 2.4e-7, it is 2.46e-7']],
    ['{ "a": 1 }', { a: null }, ['$.a: the page says 1, it is null']],
    ['{ "a": null, "b": "x" }', { a: null, b: 'x' }, []],
    ['{ "b": "x" }', { b: 'y' }, ['$.b: the page says "x", it is "y"']],
    ['[1, 2]', [1, 2, 3], ['$: the page shows 2 items, it is [1,2,3]']],
    ['[{ "a": 1 }]', [{ a: 2, b: 3 }], ['$[0].a: the page says 1, it is 2']],
    ['{ "a": { "b": 1 } }', { a: 4 }, ['$.a: the page shows an object, it is 4']],
    ['{ "a": { "b": 1 } }', {}, ['$.a: the page shows an object, it is undefined']],
  ])('%s is compared as exactly as it is written', (json, real, found) => {
    expect(differingMembers(json, real)).toEqual(found)
  })

  it('may keep words together with quotes', () => {
    expect(commandWords(`a --b "c d" 'e f'g --h="i j"`)).toEqual([
      ...['a', '--b', 'c d', 'e fg', '--h=i j'],
    ])
  })
})

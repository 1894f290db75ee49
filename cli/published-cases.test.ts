import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawFigure } from '@peil/operations/evaluate/draw-figure.ts'
import { evaluationJson } from '@peil/operations/evaluate/evaluation-json.ts'
import type { Evaluated } from '@peil/operations/evaluate/run-method.ts'
import { referenceCases } from '@peil/statistics/reference/cases.ts'
import { referenceDataPresent, referenceFolder } from '@peil/statistics/reference/reference-case.ts'
import { refusalsJson } from './print.ts'
import { differingMembers, unknownNumbers } from './testing/differing-members.ts'
import { runExample } from './testing/run-example.ts'
import {
  commandWords,
  methodPages,
  withFiles,
  type MethodPage,
  type PublishedExample,
} from './testing/worked-examples.ts'

/**
 * Files of the collection that no command reads, and why: each is named by the page of its case.
 */
const notRead: Readonly<Record<string, string>> = {
  '06-funnel-plots/phe_funnel_prop_outputs.csv': 'holds published results, not data',
  '15-synthetic-control/california_predictors.csv': 'holds means over the rows of smoking.csv',
}

interface Expected {
  readonly cases: readonly { readonly id: string }[]
}

const folders = (): readonly string[] =>
  readdirSync(referenceFolder(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

const expectedIn = (folder: string): Expected =>
  JSON.parse(readFileSync(join(referenceFolder(), folder, 'expected.json'), 'utf8')) as Expected

/** All numbers in a value, also those within its texts: `ATT(2004,2005)`. */
const numbersIn = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value]
  if (typeof value === 'string') return [...value.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

const folderOf = ({ cases: [first = ''] }: PublishedExample): string => first.split('/')[0] ?? ''

/** What was published of the cases of an example. */
const publishedNumbers = (example: PublishedExample): readonly number[] =>
  numbersIn(
    expectedIn(folderOf(example)).cases.filter(({ id }) =>
      example.cases.includes(`${folderOf(example)}/${id}`),
    ),
  )

const jsonOf = (evaluated: Evaluated): unknown =>
  JSON.parse(
    JSON.stringify(
      evaluated.ok ? evaluationJson(evaluated.value) : refusalsJson(evaluated.refusals),
    ),
  )

/** Every command of an example in turn, with the files of its page and of its case. */
const runAll = (page: MethodPage, example: PublishedExample): Promise<readonly Evaluated[]> =>
  withFiles(page, async (own) => {
    const done: Evaluated[] = []
    for (const command of example.commands) {
      done.push(await runExample(command, own, join(referenceFolder(), folderOf(example))))
    }
    return done
  })

/** What is missing in a picture of a result; a refusal has none. */
const faultsOfPicture = (evaluated: Evaluated): readonly string[] => {
  if (!evaluated.ok) return []
  const { title, description, marks } = evaluated.value.figure
  const svg = drawFigure(evaluated.value.figure)
  const [, said = ''] = /<desc id="description">([^<]*)<\/desc>/.exec(svg) ?? []
  return [
    ...(/<title id="title">[^<]{5,}<\/title>/.test(svg) ? [] : ['no title']),
    // A sentence that says no more than the title leaves those who do not see it with nothing.
    ...(said.length >= 30 && description !== title ? [] : [`says nothing: ${said}`]),
    ...(marks.length > 0 && /<(path|circle|rect|line|polyline)\b/.test(svg) ? [] : ['no marks']),
    ...(svg.match(/NaN|Infinity|undefined|null/g) ?? []),
  ]
}

const pages = methodPages()
const examples = pages.flatMap((page) =>
  page.published.map((example) => ({
    name: `${page.page}: ${example.cases.join(', ')}: ${commandWords(example.commands[0] ?? '')
      .slice(3)
      .join(' ')}`,
    page,
    example,
  })),
)

const present = referenceDataPresent()
if (!present) {
  console.warn(
    `The ${examples.length} commands on published data are not run: no data in ${referenceFolder()}. ` +
      'PEIL_REFERENCE_DATA names another folder.',
  )
}

/** Tests that need the data are not there without them, and the console has said so. */
const cases = present ? examples : []

describe('the commands on published data in docs/methods', () => {
  for (const { name, page, example } of cases) {
    it(`${name} gives what is shown, and a picture`, async () => {
      const results = await runAll(page, example)
      const outputs = results.map(jsonOf)
      const output = outputs.length === 1 ? outputs[0] : outputs
      expect(differingMembers(example.json, output)).toEqual([])
      expect(results.flatMap(faultsOfPicture)).toEqual([])
      if (example.asPublished) {
        expect(unknownNumbers(example.json, publishedNumbers(example))).toEqual([])
      }
    })
  }

  it('show every case, on the page of its method', async () => {
    const shown = new Set(
      examples.flatMap(({ page, example }) => example.cases.map((id) => `${page.page} ${id}`)),
    )
    const known = await referenceCases()
    // A table that is attacked and protected is on the pages of both.
    const missing = known.filter(({ id, page }) => !shown.has(`${page}.md ${id}`))
    expect(missing.map(({ id, page }) => `${id} on ${page}`)).toEqual([])
    const ids = new Set(known.map(({ id }) => id))
    const strange = examples.flatMap(({ example }) => example.cases.filter((id) => !ids.has(id)))
    expect(strange).toEqual([])
    if (!present) return
    const collected = folders().flatMap((folder) =>
      expectedIn(folder).cases.map(({ id }) => `${folder}/${id}`),
    )
    expect(new Set(collected)).toEqual(ids)
  })

  it('read every file of the collection, or say why not', () => {
    const read = new Set(
      examples.flatMap(({ example }) =>
        example.commands.flatMap(commandWords).map((word) => `${folderOf(example)}/${word}`),
      ),
    )
    const named = (file: string): boolean =>
      pages.some(({ text }) => text.includes(`\`${file.split('/')[1] ?? ''}\``))
    expect(Object.keys(notRead).filter((file) => read.has(file) || !named(file))).toEqual([])
    if (!present) return
    const files = folders().flatMap((folder) =>
      readdirSync(join(referenceFolder(), folder))
        .filter((file) => file.endsWith('.csv'))
        .map((file) => `${folder}/${file}`),
    )
    expect(files.length).toBeGreaterThan(20)
    expect(files.filter((file) => !read.has(file) && !(file in notRead))).toEqual([])
  })

  it('take no data of others into the repository', () => {
    const own = pages.flatMap(({ files }) => Object.keys(files))
    const taken = own.filter(
      (file) =>
        present && folders().some((folder) => existsSync(join(referenceFolder(), folder, file))),
    )
    expect(taken).toEqual([])
  })
})

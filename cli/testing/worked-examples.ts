import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A command in a page, with what the page says that it gives. */
interface WorkedExample {
  /** `npx peil evaluate did wages.csv …` */
  readonly command: string
  /** A part of its JSON. */
  readonly json: string
}

/** Commands in a page that compute a published case from its data, which are not ours to show. */
export interface PublishedExample {
  /** Cases of the collection of reference data: `17-rdd-robust/senate-default`. */
  readonly cases: readonly string[]
  readonly commands: readonly string[]
  /** A part of their JSON; of several commands an array with a part for each. */
  readonly json: string
  /** Whether its numbers are the published ones; otherwise the page says how they differ. */
  readonly asPublished: boolean
}

export interface MethodPage {
  readonly page: string
  readonly text: string
  /** The files that its examples read, by name. */
  readonly files: Readonly<Record<string, string>>
  readonly examples: readonly WorkedExample[]
  readonly published: readonly PublishedExample[]
}

const folder = join(import.meta.dirname, '../../docs/methods')

const blocks = /^```([a-z]+)(?: (\S+))?\n([\s\S]*?)^```$/gm

const commandsOf = (body: string): readonly string[] =>
  body
    .replaceAll(/\\\n\s*/g, ' ')
    .trim()
    .split('\n')

/** What stands behind `name=` in the first line of a block. */
const valueIn = (info: string, name: string): string | null =>
  info.startsWith(`${name}=`) ? info.slice(name.length + 1) : null

const readPage = (page: string): MethodPage => {
  const text = readFileSync(join(folder, page), 'utf8')
  const files: Record<string, string> = {}
  const examples: WorkedExample[] = []
  const published: PublishedExample[] = []
  let asked: { readonly commands: readonly string[]; readonly cases: string | null } | null = null
  for (const [, language = '', info = '', body = ''] of text.matchAll(blocks)) {
    const file = valueIn(info, 'file')
    if (language === 'csv' && file !== null) files[file] = body
    if (language === 'sh') asked = { commands: commandsOf(body), cases: valueIn(info, 'published') }
    if (language !== 'json' || asked === null) continue
    const { commands, cases } = asked
    if (cases === null) examples.push({ command: commands.join(' '), json: body })
    else {
      const asPublished = info !== 'ours'
      published.push({ cases: cases.split(','), commands, json: body, asPublished })
    }
    asked = null
  }
  return { page, text, files, examples, published }
}

/** The pages on methods, in order of their names. */
export const methodPages = (): readonly MethodPage[] =>
  readdirSync(folder)
    .filter((page) => page.endsWith('.md') && page !== 'README.md')
    .toSorted()
    .map(readPage)

/** The words of a command, of which quotes keep some together. */
export const commandWords = (command: string): readonly string[] =>
  [...command.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replaceAll(
      /"([^"]*)"|'([^']*)'/g,
      (_, double?: string, single?: string) => double ?? single ?? '',
    ),
  )

/** Runs `work` with the files of a page in a folder, which is removed afterwards. */
export const withFiles = async <Value>(
  { files }: MethodPage,
  work: (folder: string) => Promise<Value>,
): Promise<Value> => {
  const place = mkdtempSync(join(tmpdir(), 'peil-example-'))
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text)
    return await work(place)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** A word of a command in which names of files, also in a list, lead into a folder. */
export const withFolder = (word: string, ...folders: readonly string[]): string =>
  word
    .split(',')
    .map((part) => {
      const inside = folders.find((folder) => part !== '' && existsSync(join(folder, part)))
      return inside === undefined ? part : join(inside, part)
    })
    .join(',')

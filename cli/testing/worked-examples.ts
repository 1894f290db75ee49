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

export interface MethodPage {
  readonly page: string
  readonly text: string
  /** The files that its examples read, by name. */
  readonly files: Readonly<Record<string, string>>
  readonly examples: readonly WorkedExample[]
}

const folder = join(import.meta.dirname, '../../docs/methods')

const readPage = (page: string): MethodPage => {
  const text = readFileSync(join(folder, page), 'utf8')
  const files: Record<string, string> = {}
  const examples: WorkedExample[] = []
  let command: string | null = null
  for (const [, language = '', name, body = ''] of text.matchAll(
    /^```([a-z]+)(?: file=(\S+))?\n([\s\S]*?)^```$/gm,
  )) {
    if (language === 'csv' && name !== undefined) files[name] = body
    if (language === 'sh') command = body.replaceAll(/\\\n\s*/g, ' ').trim()
    if (language === 'json' && command !== null) {
      examples.push({ command, json: body })
      command = null
    }
  }
  return { page, text, files, examples }
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
export const withFolder = (word: string, folder: string): string =>
  word
    .split(',')
    .map((part) => (existsSync(join(folder, part)) && part !== '' ? join(folder, part) : part))
    .join(',')

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Method, OptionSpec } from '../operations/evaluate/method.ts'
import { methods } from '../operations/evaluate/methods/index.ts'
import { commandWords, methodPages } from '../cli/testing/worked-examples.ts'

const file = join(import.meta.dirname, '../docs/commands.md')
const begin = '<!-- prettier-ignore-start -->'
const end = '<!-- prettier-ignore-end -->'

const pages = methodPages()

/** The pages with a worked example of a method, as links. */
const pagesOf = ({ name }: Method): string =>
  pages
    .filter(({ examples }) => examples.some(({ command }) => commandWords(command)[3] === name))
    .map(
      ({ page, text }) =>
        `[${/^# (.+)$/m.exec(text)?.[1]?.toLowerCase() ?? page}](methods/${page})`,
    )
    .join(', ')

const values: Readonly<Record<OptionSpec['kind'], string>> = {
  column: ' <column>',
  columns: ' <columns>',
  number: ' <number>',
  whole: ' <n>',
  choice: '',
  text: ' <text>',
  flag: '',
}

const typed = ({ name, kind, choices }: OptionSpec): string =>
  `--${name}${choices === undefined ? values[kind] : ` ${choices.length > 4 ? '<choice>' : choices.join('|')}`}`

const cell = (text: string): string => text.replaceAll('|', '\\|')

const optionRow = (spec: OptionSpec): string => {
  const choices =
    spec.choices === undefined || spec.choices.length <= 4 ? '' : `: ${spec.choices.join(', ')}`
  const otherwise = spec.required === true ? 'required' : (spec.default ?? '')
  return `| \`${cell(typed(spec))}\` | ${cell(spec.about + choices)} | ${cell(otherwise)} |`
}

const usageOf = ({ name, kinds, needsFile, options }: Method): string => {
  const required = options.filter((spec) => spec.required === true).map(typed)
  const rest = options.length > required.length ? ['[options]'] : []
  const kind = kinds === undefined ? [] : [`(${kinds.join(' | ')})`]
  return [
    'peil evaluate',
    name,
    ...kind,
    needsFile ? '<file>' : '[<file>]',
    ...required,
    ...rest,
  ].join(' ')
}

const sectionOf = (method: Method): string => {
  const table = [
    '| option | holds | unless given |',
    '| --- | --- | --- |',
    ...method.options.map(optionRow),
  ]
  return [
    `#### ${method.name}`,
    `\`${usageOf(method)}\``,
    `${method.about.slice(0, 1).toUpperCase()}${method.about.slice(1)}. How it is computed: ${pagesOf(method)}.`,
    table.join('\n'),
  ].join('\n\n')
}

it('docs/commands.md says what the methods of peil evaluate take, as they say it themselves', async () => {
  const loaded = await Promise.all(Object.values(methods).map((load) => load()))
  expect(loaded.map(({ name }) => name)).toEqual(Object.keys(methods))
  const sections = loaded.map(sectionOf).join('\n\n')
  const text = readFileSync(file, 'utf8')
  const from = text.indexOf(begin) + begin.length
  const to = text.indexOf(end, from)
  expect(Math.min(text.indexOf(begin), to)).toBeGreaterThan(0)
  if (process.env['PEIL_UPDATE_DOCS'] === '1') {
    writeFileSync(file, `${text.slice(0, from)}\n\n${sections}\n\n${text.slice(to)}`)
  } else {
    expect(text.slice(from, to).trim()).toBe(sections)
  }
})

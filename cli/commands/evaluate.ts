import { Argument, Command, InvalidArgumentError, Option } from 'commander'
import { drawFigure } from '@peil/operations/evaluate/draw-figure.ts'
import { evaluateMethod } from '@peil/operations/evaluate/evaluate-method.ts'
import { evaluationJson } from '@peil/operations/evaluate/evaluation-json.ts'
import { evaluationText } from '@peil/operations/evaluate/evaluation-text.ts'
import type { Method, OptionSpec, OptionValues } from '@peil/operations/evaluate/method.ts'
import { methods } from '@peil/operations/evaluate/methods/index.ts'
import { optionProblem } from '@peil/operations/evaluate/option-values.ts'
import { writeFigure } from '@peil/operations/evaluate/write-figure.ts'
import { output, printDecision } from '../print.ts'
import { showLongProgress } from '../progress.ts'

const placeholders: Readonly<Record<OptionSpec['kind'], string>> = {
  column: ' <column>',
  columns: ' <columns>',
  number: ' <number>',
  whole: ' <n>',
  choice: ' <choice>',
  text: ' <text>',
  flag: '',
}

const methodOption = (spec: OptionSpec): Option => {
  const option = new Option(`--${spec.name}${placeholders[spec.kind]}`, spec.about)
  if (spec.required === true) option.makeOptionMandatory()
  if (spec.default !== undefined) option.default(spec.default)
  if (spec.kind === 'choice') return option.choices(spec.choices ?? [])
  return option.argParser((text: string) => {
    const problem = optionProblem(spec, text)
    if (problem !== null) throw new InvalidArgumentError(`expected ${problem.expected}`)
    return text
  })
}

/** What commander read, by the names of the options as typed. */
const valuesOf = (
  specs: readonly OptionSpec[],
  read: Readonly<Record<string, unknown>>,
): OptionValues =>
  Object.fromEntries(
    specs.map(({ name }) => {
      const value = read[new Option(`--${name}`).attributeName()]
      return [name, value === true ? '' : (value as string | undefined)]
    }),
  )

const svgName = (path: string): string => {
  if (!/\.svg$/i.test(path)) throw new InvalidArgumentError('expected a name that ends in .svg')
  return path
}

interface Options {
  readonly json: boolean
  readonly plot?: string
}

const run = async (
  { name, kinds, options: specs }: Method,
  positional: readonly (string | undefined)[],
  options: Options & Readonly<Record<string, unknown>>,
): Promise<void> => {
  const [kind, path] = kinds === undefined ? [undefined, ...positional] : positional
  const request = { method: name, kind, path, options: valuesOf(specs, options) }
  const evaluated = await evaluateMethod(request, showLongProgress(name))
  if (!evaluated.ok || options.plot === undefined) {
    printDecision(evaluated, options.json, { text: evaluationText, json: evaluationJson })
    return
  }
  const written = writeFigure(options.plot, drawFigure(evaluated.value.figure))
  printDecision(written.ok ? evaluated : written, options.json, {
    text: evaluationText,
    json: evaluationJson,
  })
  if (written.ok) output.remark(`wrote ${options.plot}`)
}

const addMethod = (parent: Command, method: Method): void => {
  const command = parent.command(method.name).description(method.about)
  if (method.kinds !== undefined) {
    command.addArgument(new Argument('<kind>', 'which of its kinds').choices(method.kinds))
  }
  command.argument(method.needsFile ? '<file>' : '[file]', 'CSV or XLSX file')
  for (const spec of method.options) command.addOption(methodOption(spec))
  command
    .option('--json', 'print JSON only', false)
    .option('--plot <file>', 'draw it as an SVG picture in this file', svgName)
    .action(async () => {
      await run(method, command.args, command.opts())
    })
}

/** The command with the methods that are asked for, each with its own options and help. */
export const evaluateProgram = async (names: readonly string[]): Promise<Command> => {
  const program = new Command('peil evaluate').description(
    'what the numbers of a CSV or XLSX file say, and how sure that is',
  )
  const known = Object.entries(methods).filter(([name]) => names.includes(name))
  for (const [, load] of known) addMethod(program, await load())
  return program
}

/**
 * `peil evaluate` reads its own arguments only when it runs: its options stand with the methods,
 * and these are loaded with their libraries only when they are asked for.
 */
export const addEvaluate = (program: Command): Command =>
  program
    .command('evaluate')
    .description('what the numbers of a file say, and how sure that is: peil evaluate --help')
    .argument('[method...]')
    .helpOption(false)
    .allowUnknownOption()
    .action(async (_: unknown, __: unknown, { args }: Command) => {
      const [name = ''] = args
      const asked = await evaluateProgram(
        Object.hasOwn(methods, name) ? [name] : Object.keys(methods),
      )
      await asked.copyInheritedSettings(program).parseAsync(args, { from: 'user' })
    })

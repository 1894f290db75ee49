import { Argument, Command, InvalidArgumentError, Option } from 'commander'
import { drawFigure } from '@peil/operations/evaluate/draw-figure.ts'
import { evaluateMethod } from '@peil/operations/evaluate/evaluate-method.ts'
import type { EvaluationRequest } from '@peil/operations/evaluate/run-method.ts'
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
  const option = new Option(
    `--${spec.name}${placeholders[spec.kind]}`,
    spec.required === true ? `${spec.about} (required)` : spec.about,
  )
  if (spec.required === true) option.makeOptionMandatory()
  if (spec.default !== undefined) option.default(spec.default)
  if (spec.kind === 'choice') return option.choices(spec.choices ?? [])
  return option.argParser((text: string) => {
    const problem = optionProblem(spec, text)
    if (problem !== null) throw new InvalidArgumentError(`expected ${problem.expected}`)
    return text
  })
}

/** What commander read, by the names of the options as typed. `--no-x` is read as "x: false". */
const valuesOf = (
  specs: readonly OptionSpec[],
  read: Readonly<Record<string, unknown>>,
): OptionValues =>
  Object.fromEntries(
    specs.map((spec) => {
      const option = methodOption(spec)
      const value = read[option.attributeName()]
      if (spec.kind !== 'flag') return [spec.name, value as string | undefined]
      return [spec.name, value === !option.negate ? '' : undefined]
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

/** One evaluation as it was asked for on the command line. */
export interface AskedEvaluation extends Options {
  readonly request: EvaluationRequest
}

const evaluate = async ({ request, json, plot }: AskedEvaluation): Promise<void> => {
  // Scripts that ask for JSON often read both streams as one.
  const progress = json && !process.stderr.isTTY ? undefined : showLongProgress(request.method)
  const evaluated = await evaluateMethod(request, progress)
  const written =
    evaluated.ok && plot !== undefined
      ? writeFigure(plot, drawFigure(evaluated.value.figure))
      : null
  printDecision(written?.ok === false ? written : evaluated, json, {
    text: evaluationText,
    json: evaluationJson,
  })
  if (written?.ok === true) output.remark(`wrote ${written.value}`)
}

const addMethod = (
  parent: Command,
  { name, about, kinds, needsFile, options: specs }: Method,
  run: (asked: AskedEvaluation) => Promise<void>,
): void => {
  const command = parent.command(name).description(about)
  if (kinds !== undefined) {
    command.addArgument(new Argument('<kind>', 'which of its kinds').choices(kinds))
  }
  command.argument(needsFile ? '<file>' : '[file]', 'CSV or XLSX file')
  for (const spec of specs) command.addOption(methodOption(spec))
  command
    .option('--json', 'print JSON only', false)
    .option('--plot <file>', 'draw it as an SVG picture in this file', svgName)
    .action(async () => {
      const [kind, path] = kinds === undefined ? [undefined, ...command.args] : command.args
      const { json, plot, ...read } = command.opts<Options & Record<string, unknown>>()
      const request = { method: name, kind, path, options: valuesOf(specs, read) }
      await run({ request, json, ...(plot === undefined ? {} : { plot }) })
    })
}

/**
 * The command with these methods, each with its own options and help. It behaves as `like` does
 * when something is wrong.
 */
export const evaluateProgram = async (
  names: readonly string[],
  like: Command,
  run: (asked: AskedEvaluation) => Promise<void> = evaluate,
): Promise<Command> => {
  const program = new Command('peil evaluate')
    .copyInheritedSettings(like)
    .description('what the numbers of a CSV or XLSX file say, and how sure that is')
  const asked = Object.entries(methods).filter(([name]) => names.includes(name))
  for (const [, load] of asked) addMethod(program, await load(), run)
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
      const names = Object.hasOwn(methods, name) ? [name] : Object.keys(methods)
      await (await evaluateProgram(names, program)).parseAsync(args, { from: 'user' })
    })

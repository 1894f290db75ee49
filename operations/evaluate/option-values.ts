import { nearestName } from '@peil/tables/nearest-name.ts'
import type { Outcome, Refusal } from '@peil/statistics/outcome.ts'
import { given, refused } from '@peil/statistics/outcome.ts'
import type { OptionSpec, OptionValues } from './method.ts'
import { parseNumber } from './parse-number.ts'

/**
 * `checkOptions` runs before a method does: it fills in defaults and refuses what is missing or
 * cannot be read. A method therefore takes its options with the functions below, which throw when
 * it asks for what its own specification does not promise: that is a bug, not a mistake of a user.
 */

const expectations: Readonly<Record<OptionSpec['kind'], string>> = {
  column: 'the name of a column',
  columns: 'names of columns, separated by commas',
  number: 'a number, such as 0.5',
  whole: 'a whole number from 0',
  choice: 'one of the choices',
  text: 'a text',
  flag: 'nothing behind it',
}

const isReadable = (spec: OptionSpec, text: string): boolean => {
  switch (spec.kind) {
    case 'number':
      return parseNumber(text, false) !== null
    case 'whole':
      return /^\d+$/.test(text) && Number.isSafeInteger(Number(text))
    case 'choice':
      return spec.choices?.includes(text) ?? false
    case 'column':
    case 'columns':
    case 'text':
      return text.trim() !== ''
    case 'flag':
      return true
  }
}

/** Why an option cannot hold this text, or null when it can. */
export const optionProblem = (spec: OptionSpec, text: string): Refusal | null => {
  if (isReadable(spec, text)) return null
  const near = spec.choices === undefined ? null : nearestName(text, spec.choices)
  const choices = spec.choices?.join(', ')
  return {
    code: 'option-not-readable',
    found: `--${spec.name} ${text === '' ? 'with nothing in it' : text}`,
    expected: choices === undefined ? expectations[spec.kind] : `one of ${choices}`,
    whatToDo:
      near === null ? `Give --${spec.name} such a value.` : `Write ${near}, if that is meant.`,
    about: { option: spec.name },
  }
}

const missingOption = (spec: OptionSpec): Refusal => ({
  code: 'option-missing',
  found: `no --${spec.name}`,
  expected: `--${spec.name}: ${spec.about}`,
  whatToDo: `Add --${spec.name} with ${expectations[spec.kind]}.`,
  about: { option: spec.name },
})

const unknownOption = (name: string, specs: readonly OptionSpec[]): Refusal => {
  const names = specs.map((spec) => spec.name)
  const near = nearestName(name, names)
  return {
    code: 'option-unknown',
    found: `--${name}`,
    expected: `only ${names.map((known) => `--${known}`).join(', ')}`,
    whatToDo: near === null ? 'Leave it out.' : `Write --${near}, if that is meant.`,
    about: { option: name },
  }
}

/** The options with their defaults, or every reason why they cannot be used. */
export const checkOptions = (
  specs: readonly OptionSpec[],
  values: OptionValues,
): Outcome<OptionValues> => {
  const known = new Set(specs.map(({ name }) => name))
  const refusals = Object.entries(values).flatMap(([name, text]) =>
    text === undefined || known.has(name) ? [] : [unknownOption(name, specs)],
  )
  const complete: Record<string, string | undefined> = {}
  for (const spec of specs) {
    const text = values[spec.name] ?? spec.default
    if (text === undefined) {
      if (spec.required === true) refusals.push(missingOption(spec))
      continue
    }
    const problem = optionProblem(spec, text)
    if (problem === null) complete[spec.name] = text
    else refusals.push(problem)
  }
  return refusals.length === 0 ? given(complete) : refused(...refusals)
}

/** The text of an option, also the name of a column; undefined when it was not given. */
export const textOption = (options: OptionValues, name: string): string | undefined => options[name]

/** The text of an option that is required or has a default. */
export const requiredText = (options: OptionValues, name: string): string => {
  const text = options[name]
  if (text === undefined) throw new Error(`--${name} is neither required nor has it a default`)
  return text
}

/** The number in an option of kind `number` or `whole`; undefined when it was not given. */
export const numberOption = (options: OptionValues, name: string): number | undefined => {
  const text = options[name]
  if (text === undefined) return undefined
  const value = parseNumber(text, false)
  if (value === null) throw new Error(`--${name} was not checked: ${text}`)
  return value
}

/** The number in an option that is required or has a default. */
export const requiredNumber = (options: OptionValues, name: string): number => {
  const value = numberOption(options, name)
  if (value === undefined) throw new Error(`--${name} is neither required nor has it a default`)
  return value
}

/** The names in an option of kind `columns`, trimmed; none when it was not given. */
export const listOption = (options: OptionValues, name: string): readonly string[] =>
  (options[name] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Whether an option of kind `flag` was given. */
export const flagOption = (options: OptionValues, name: string): boolean =>
  options[name] !== undefined

/** One of `choices`, typed as such; the option is required or has a default. */
export const choiceOption = <const Choice extends string>(
  options: OptionValues,
  name: string,
  choices: readonly Choice[],
): Choice => {
  const text = requiredText(options, name)
  const choice = choices.find((one) => one === text)
  if (choice === undefined) throw new Error(`--${name} was not checked: ${text}`)
  return choice
}

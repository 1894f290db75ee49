import { given, refused, type Outcome, type Refusal } from '@peil/statistics/outcome.ts'
import type { Warning } from '@peil/statistics/estimate.ts'
import { numberColumn, readColumns, textColumn } from '../columns.ts'
import type { DataTable } from '../data-table.ts'
import type { OptionValues } from '../method.ts'
import { parseNumber } from '../parse-number.ts'

/** Numbers that a method asks for by the name of an option, a row each. */
export interface Inputs {
  readonly rows: number
  /** A column of the file, or numbers typed on the command line; by option. */
  readonly numbers: ReadonlyMap<string, Float64Array>
  /** What each row is called; undefined where it was not said. */
  readonly names: readonly string[] | undefined
  /** Which row of the data a row is, from 1: others may have been left out. */
  readonly rowNumber: (row: number) => number
  readonly warnings: readonly Warning[]
  /** Turns the rows and roles that a refusal speaks of into places of the file. */
  readonly place: (refusal: Refusal, row?: number) => Refusal
}

/** Which options a kind needs, and which it understands. */
export interface Roles {
  readonly needed: readonly string[]
  readonly allowed?: readonly string[]
}

/** The refusals of options that are missing, or that this kind does not know what to do with. */
export const roleRefusals = (
  kind: string,
  { needed, allowed = [] }: Roles,
  options: OptionValues,
  all: readonly string[],
): Refusal[] => [
  ...needed
    .filter((name) => options[name] === undefined)
    .map((name) => ({
      code: 'option-missing',
      found: `no --${name}`,
      expected: `${kind} with ${needed.map((one) => `--${one}`).join(' ')}`,
      whatToDo: `Add --${name} with a column of the file, or with a number when there is no file.`,
      about: { option: name },
    })),
  ...all
    .filter((name) => options[name] !== undefined && ![...needed, ...allowed].includes(name))
    .map((name) => ({
      code: 'option-not-for-kind',
      found: `--${name} with ${kind}`,
      expected: `only ${[...needed, ...allowed].map((one) => `--${one}`).join(', ')}`,
      whatToDo: `Leave out --${name}, or ask for another kind.`,
      about: { option: name },
    })),
]

/** What a statistic calls its inputs, beside the options that give them. */
const roleNames: Readonly<Record<string, string>> = {
  'other numerator': 'other-numerator',
  'other denominator': 'other-denominator',
  observed: 'numerator',
  events: 'numerator',
  populations: 'denominator',
  weights: 'standard',
  'reference events': 'reference-numerator',
  'reference populations': 'reference-denominator',
  first: 'estimate',
  'first low': 'low',
  'first high': 'high',
  second: 'other-estimate',
  'second low': 'other-low',
  'second high': 'other-high',
}

const optionOf = (role: string, options: OptionValues): string =>
  options[role] !== undefined ? role : (roleNames[role] ?? role)

const typedNumbers = (name: string, text: string): Outcome<Float64Array> => {
  const parts = text.split(',').map((part) => parseNumber(part.trim(), false))
  const numbers = parts.filter((part) => part !== null)
  return numbers.length === parts.length
    ? given(Float64Array.from(numbers))
    : refused({
        code: 'option-not-readable',
        found: `--${name} ${text}`,
        expected: 'a number, or several separated by commas; or a file with such a column',
        whatToDo: `Give --${name} as a number, or name the file behind the kind.`,
        about: { option: name },
      })
}

const fromOptions = (names: readonly string[], options: OptionValues): Outcome<Inputs> => {
  const read = names.map((name) => [name, typedNumbers(name, options[name] ?? '')] as const)
  const refusals = read.flatMap(([, outcome]) => (outcome.ok ? [] : outcome.refusals))
  if (refusals.length > 0) return refused(...refusals)
  const numbers = new Map(
    read.map(([name, outcome]) => [name, outcome.ok ? outcome.value : new Float64Array()]),
  )
  const rows = numbers.get(names[0] ?? '')?.length ?? 0
  const other = [...numbers].find(([, values]) => values.length !== rows)
  if (other !== undefined) {
    return refused({
      code: 'lengths-differ',
      found: `--${other[0]} with ${other[1].length} numbers, --${names[0] ?? ''} with ${rows}`,
      expected: 'as many of each',
      whatToDo: 'Give a number of each for every row.',
      about: { option: other[0] },
    })
  }
  const place = (refusal: Refusal): Refusal => {
    const role = refusal.about?.['column']
    return role === undefined
      ? refusal
      : { ...refusal, about: { ...refusal.about, option: optionOf(role, options) } }
  }
  const rowNumber = (row: number): number => row + 1
  return given({ rows, numbers, names: undefined, rowNumber, warnings: [], place })
}

/** A number that is no column of the table stands for the same in every row. */
const constantOf = (table: DataTable, text: string): number | null =>
  table.columns.includes(text) ? null : parseNumber(text, false)

const fromTable = (
  table: DataTable,
  names: readonly string[],
  options: OptionValues,
  missing: 'refuse' | 'leave-out' | 'keep',
): Outcome<Inputs> => {
  const constants = new Map(
    names.flatMap((name) => {
      const value = constantOf(table, options[name] ?? '')
      return value === null ? [] : [[name, value] as const]
    }),
  )
  const columns = names.filter((name) => !constants.has(name))
  const label = options['name']
  const requests = Object.fromEntries(
    columns.map((name) => [
      name,
      numberColumn(options[name] ?? '', { keepMissing: missing === 'keep' }),
    ]),
  )
  const read = readColumns(
    table,
    {
      ...requests,
      ' name': label === undefined ? undefined : textColumn(label, { keepMissing: true }),
    },
    missing === 'leave-out' ? 'leave-out' : 'refuse',
  )
  if (!read.ok) return read
  const { rows, kept, warnings } = read.value
  const values = read.value.values as Readonly<Record<string, unknown>>
  const numbers = new Map(
    names.map((name) => {
      const constant = constants.get(name)
      return [
        name,
        constant === undefined
          ? (values[name] as Float64Array)
          : new Float64Array(rows).fill(constant),
      ]
    }),
  )
  const place = (refusal: Refusal, row?: number): Refusal => {
    const { column: role, row: own, ...about } = refusal.about ?? {}
    const at = kept[row ?? Number(own) - 1]
    const column = role === undefined ? undefined : options[optionOf(role, options)]
    return {
      ...refusal,
      about: {
        ...about,
        ...(column === undefined ? {} : { column, file: table.file }),
        ...(at === undefined ? {} : { file: table.file, line: String(table.lineOf(at)) }),
      },
    }
  }
  return given({
    rows,
    numbers,
    names: values[' name'] as readonly string[] | undefined,
    rowNumber: (row) => (kept[row] ?? NaN) + 1,
    warnings,
    place,
  })
}

/**
 * The numbers behind these options: columns of the table, where there is one, else what was typed.
 * Rows without a value are refused, left out with a warning, or kept as NaN, as `missing` says.
 */
export const readInputs = (
  table: DataTable | undefined,
  names: readonly string[],
  options: OptionValues,
  missing: 'refuse' | 'leave-out' | 'keep',
): Outcome<Inputs> => {
  const asked = names.filter((name) => options[name] !== undefined)
  return table === undefined
    ? fromOptions(asked, options)
    : fromTable(table, asked, options, missing)
}

/** The number of a row behind an option; undefined where the option was not given. */
export const numberAt = (inputs: Inputs, name: string, row: number): number | undefined =>
  inputs.numbers.get(name)?.[row]

import type { Estimate } from '@peil/statistics/estimate.ts'
import { given, refused, type Outcome, type Refusal } from '@peil/statistics/outcome.ts'
import type { Evaluation, Method, MethodInput, OptionValues } from '../method.ts'
import { choiceOption, requiredNumber } from '../option-values.ts'
import { significant, withUncertainty } from '../significant.ts'
import { intervalFigure, type NamedInterval } from './interval-figure.ts'
import { numberAt, readInputs, roleRefusals, type Inputs, type Roles } from './interval-inputs.ts'
import { intervalOptions, roleOptions } from './interval-options.ts'
import { rowKinds, type RowKind, type Settings } from './interval-rows.ts'
import { groupKinds, groupsOf, smrOfStrata, type GroupKind } from './interval-strata.ts'
import { surveyOf, surveyParts, surveyRoles, surveyWords } from './interval-survey.ts'

interface Line {
  readonly name: string
  readonly estimate: Estimate
  /** Members of its row in the JSON, before the estimate. */
  readonly inputs: Readonly<Record<string, unknown>>
}

const limit = (value: number | null): number => value ?? NaN

const sentence = (what: string, { estimate, low, high, level }: Estimate, name: string): string => {
  const [from, to] = [limit(low), limit(high)]
  const shown = (value: number) => withUncertainty(value, (to - from) / 2)
  const begin = name === '' ? `The ${what}` : `${name}: the ${what}`
  return `${begin} is ${shown(estimate)}; ${significant(level * 100)} % interval ${shown(from)} to ${shown(to)}.`
}

const wordsOf = (what: string, lines: readonly Line[]): string[] => {
  if (lines.length === 1) return lines.map(({ estimate, name }) => sentence(what, estimate, name))
  const sorted = lines.toSorted((a, b) => a.estimate.estimate - b.estimate.estimate)
  const ends = [sorted[0], sorted.at(-1)].filter((line) => line !== undefined)
  return [
    `${lines.length} rows, each with its own interval; the lowest and the highest are:`,
    ...ends.map(({ estimate, name }) => sentence(what, estimate, name)),
  ]
}

/** One line as the evaluation itself, or several with nothing in common but their method. */
const evaluationOf = (
  what: string,
  lines: readonly Line[],
  inputs: Inputs,
  fromFile: boolean,
): Evaluation => {
  const [first] = lines
  if (first === undefined) throw new Error('an interval of no rows')
  const one = lines.length === 1 ? first.estimate : null
  const methods = [...new Set(lines.map(({ estimate }) => estimate.method))]
  const intervals = lines.map(({ name, estimate: { estimate, low, high } }): NamedInterval => ({
    name,
    estimate,
    low: limit(low),
    high: limit(high),
  }))
  return {
    estimate: one?.estimate ?? null,
    se: one?.se ?? null,
    low: one?.low ?? null,
    high: one?.high ?? null,
    level: first.estimate.level,
    method: methods.join('; '),
    n: lines.reduce((total, { estimate }) => total + estimate.n, 0),
    warnings: [
      ...inputs.warnings,
      ...lines.flatMap(({ name, estimate }) =>
        estimate.warnings.map(({ code, message }) => ({
          code,
          message: name === '' ? message : `${name}: ${message}`,
        })),
      ),
    ],
    parts:
      fromFile || lines.length > 1
        ? {
            rows: lines.map(({ name, inputs: own, estimate: { estimate, se, low, high } }) => ({
              ...(name === '' ? {} : { name }),
              ...own,
              ...{ estimate, se, low, high },
            })),
          }
        : {},
    words: wordsOf(what, lines),
    figure: intervalFigure(what, first.estimate.level, intervals),
  }
}

const snakeCase = (name: string): string => name.replaceAll('-', '_')

/** Refusals of one kind that are told one by one; the others are counted. */
const namedRefusals = 3

/** Three refusals of each code, and how many more there are. */
const summarised = (refusals: readonly Refusal[]): readonly Refusal[] => {
  const byCode = Object.groupBy(refusals, ({ code }) => code)
  return Object.entries(byCode).flatMap(([code, same = []]): readonly Refusal[] => {
    const [first] = same
    const more = same.length - namedRefusals
    if (more <= 0 || first === undefined) return same
    return [
      ...same.slice(0, namedRefusals),
      { ...first, code: 'more-rows', found: `${more} more rows with ${code}`, about: {} },
    ]
  })
}

const perRow = (kind: RowKind, input: MethodInput, settings: Settings): Outcome<Evaluation> => {
  const { table, options } = input
  const names = [...kind.roles.needed, ...(kind.roles.allowed ?? [])]
  const read = readInputs(table, names, options, 'leave-out')
  if (!read.ok) return read
  const inputs = read.value
  const refusals: Refusal[] = []
  const lines: Line[] = []
  for (let row = 0; row < inputs.rows; row += 1) {
    const outcome = kind.compute(inputs, row, settings)
    if (!outcome.ok) {
      refusals.push(...outcome.refusals.map((refusal) => inputs.place(refusal, row)))
      continue
    }
    const own = names.flatMap((name) => {
      const value = numberAt(inputs, name, row)
      return value === undefined ? [] : [[snakeCase(name), value] as const]
    })
    lines.push({
      name: inputs.names?.[row] ?? (inputs.rows === 1 ? '' : `row ${inputs.rowNumber(row)}`),
      estimate: outcome.value,
      inputs: Object.fromEntries(own),
    })
  }
  if (refusals.length > 0) return refused(...summarised(refusals))
  if (lines.length === 0) return refused(noRows)
  return given(evaluationOf(kind.what, lines, inputs, table !== undefined))
}

const noRows: Refusal = {
  code: 'no-rows',
  found: 'no row with all its values',
  expected: 'at least one row',
  whatToDo: 'Give the data: a file with a header and a row per place.',
}

const perGroup = (kind: GroupKind, input: MethodInput, settings: Settings): Outcome<Evaluation> => {
  const { table, options } = input
  const read = readInputs(table, kind.roles.needed, options, kind.missing)
  if (!read.ok) return read
  const inputs = read.value
  const refusals: Refusal[] = []
  const lines: Line[] = []
  for (const [name, rows] of groupsOf(inputs)) {
    const column = (role: string): Float64Array =>
      Float64Array.from(rows, (row) => numberAt(inputs, role, row) ?? NaN)
    const outcome = kind.compute(column, settings)
    if (outcome.ok) {
      lines.push({ name, estimate: outcome.value, inputs: { strata: rows.length } })
      continue
    }
    refusals.push(
      ...outcome.refusals.map((refusal) => {
        const row = rows[Number(refusal.about?.['row']) - 1]
        const found = name === '' ? refusal.found : `${name}: ${refusal.found}`
        return inputs.place({ ...refusal, found }, row)
      }),
    )
  }
  if (refusals.length > 0) return refused(...refusals)
  if (lines.length === 0) return refused(noRows)
  return given(evaluationOf(kind.what, lines, inputs, lines.length > 1))
}

const ofSurvey = (kind: string, input: MethodInput, level: number): Outcome<Evaluation> => {
  const limits = choiceOption(input.options, 'limits', ['logit', 'korn-graubard'])
  const outcome = surveyOf(kind, input.table, input.options, { level, limits })
  if (!outcome.ok) return outcome
  const { estimate, se, low, high, method, n, warnings } = outcome.value
  const what = kind.replace('survey-', '')
  const interval = { name: what, estimate, low: limit(low), high: limit(high) }
  return given({
    ...{ estimate, se, low, high, level, method, n, warnings },
    parts: surveyParts(outcome.value),
    words: [sentence(what, outcome.value, ''), surveyWords(outcome.value)],
    figure: intervalFigure(what, level, [interval]),
  })
}

const kindOf = (kind: string, options: OptionValues): RowKind | GroupKind | undefined =>
  kind === 'smr' &&
  options['expected'] === undefined &&
  options['reference-numerator'] !== undefined
    ? smrOfStrata
    : (rowKinds[kind] ?? groupKinds[kind])

export const intervalMethod: Method = {
  name: 'interval',
  about: 'how sure a share, a rate, a mean, a ratio or a survey figure is',
  kinds: [...Object.keys(rowKinds), ...Object.keys(groupKinds), ...Object.keys(surveyRoles)],
  needsFile: false,
  options: intervalOptions,
  evaluate: (input) => {
    const { kind = '', options } = input
    const found = kindOf(kind, options)
    const roles: Roles = found?.roles ?? surveyRoles[kind] ?? { needed: [] }
    const known = { ...roles, allowed: [...(roles.allowed ?? []), 'name'] }
    const bad = roleRefusals(kind, known, options, roleOptions)
    if (bad.length > 0) return refused(...bad)
    const settings = {
      level: requiredNumber(options, 'level'),
      per: requiredNumber(options, 'per'),
    }
    if (found === undefined) return ofSurvey(kind, input, settings.level)
    return 'missing' in found ? perGroup(found, input, settings) : perRow(found, input, settings)
  },
}

import type { Decision } from '@peil/domain/values/decision.ts'
import { accept, refuse } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import type { Warning } from '@peil/statistics/estimate.ts'
import type { Outcome, Refusal } from '@peil/statistics/outcome.ts'
import { given, refused } from '@peil/statistics/outcome.ts'
import { nearestName } from '@peil/tables/nearest-name.ts'
import type { Evaluation, Method, OptionValues } from './method.ts'
import { methods } from './methods/index.ts'
import { checkOptions } from './option-values.ts'
import { readDataTable } from './read-data-table.ts'

/** What to evaluate, in a form that can be sent to another thread. */
export interface EvaluationRequest {
  readonly method: string
  readonly kind: string | undefined
  readonly path: string | undefined
  readonly options: OptionValues
}

export type Evaluated = Decision<Evaluation, Refusal | Finding>

/** One name out of several, or why not. */
const refuseName = (what: string, name: string | undefined, names: readonly string[]): Refusal => {
  const near = name === undefined ? null : nearestName(name, names)
  return {
    code: name === undefined ? `${what}-missing` : `${what}-unknown`,
    found: name === undefined ? `no ${what}` : `the ${what} ${name}`,
    expected: `one of ${names.join(', ')}`,
    whatToDo: near === null ? `Name one of these.` : `Write ${near}, if that is meant.`,
    about: { [what]: name ?? '' },
  }
}

const noFile = ({ name }: Method): Refusal => ({
  code: 'file-missing',
  found: 'no file',
  expected: `a CSV file or an .xlsx workbook behind peil evaluate ${name}`,
  whatToDo: 'Name the file with the data.',
})

/**
 * A refusal as a finding where it concerns a file. Statistics call a column by its role, which is
 * the name of the option that names it: `outcome` is then said with its own name.
 */
const placed = (
  refusal: Refusal,
  file: string | undefined,
  { options }: EvaluationRequest,
  { options: specs }: Method,
): Refusal | Finding => {
  const { code, found, expected, whatToDo, about = {} } = refusal
  const role = specs.find(({ name, kind }) => name === about['column'] && kind === 'column')
  const named = role === undefined ? undefined : options[role.name]
  const place = about['file'] ?? (named === undefined ? undefined : file)
  if (place === undefined) return refusal
  const line = about['line']
  const column = named ?? about['column']
  return {
    severity: 'error',
    code,
    file: place,
    ...(line === undefined ? {} : { line: Number(line) }),
    ...(column === undefined ? {} : { column }),
    found,
    expected,
    whatToDo,
  }
}

const noticeWarning = ({ code, file, line, found, expected, whatToDo }: Finding): Warning => ({
  code,
  // A sentence is one line, whatever the file holds around the place.
  message:
    `${[file, line].filter((part) => part !== undefined).join(':')}: ${found}; expected ${expected}. ${whatToDo}`.replaceAll(
      /\s+/g,
      ' ',
    ),
})

/** The method that is asked for, with its options complete, or why it cannot run. */
const prepare = async ({
  method: name,
  kind,
  path,
  options,
}: EvaluationRequest): Promise<Outcome<{ method: Method; options: OptionValues }>> => {
  const load = Object.hasOwn(methods, name) ? methods[name] : undefined
  if (load === undefined) return refused(refuseName('method', name, Object.keys(methods)))
  const method = await load()
  const { kinds } = method
  if (kinds !== undefined && (kind === undefined || !kinds.includes(kind))) {
    return refused(refuseName('kind', kind, kinds))
  }
  if (method.needsFile && path === undefined) return refused(noFile(method))
  const checked = checkOptions(method.options, options)
  return checked.ok ? given({ method, options: checked.value }) : checked
}

/** Reads the file, checks the options and runs the method, all in this thread. */
export const runMethod = async (
  request: EvaluationRequest,
  progress: (done: number, of: number) => void,
): Promise<Evaluated> => {
  const { kind, path } = request
  const prepared = await prepare(request)
  if (!prepared.ok) return prepared
  const { method, options } = prepared.value
  const read = path === undefined ? accept(undefined) : await readDataTable(path)
  if (!read.ok) return read
  const table = read.value?.table
  const outcome = await method.evaluate({ table, kind, options, progress })
  if (!outcome.ok) {
    return refuse(
      ...outcome.refusals.map((refusal) => placed(refusal, table?.file, request, method)),
    )
  }
  const notices = read.value?.notices.map(noticeWarning) ?? []
  return accept({ ...outcome.value, warnings: [...notices, ...outcome.value.warnings] })
}

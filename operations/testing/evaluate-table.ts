import { evaluationJson } from '../evaluate/evaluation-json.ts'
import type { Evaluation } from '../evaluate/method.ts'
import { runMethod, type Evaluated } from '../evaluate/run-method.ts'
import { fileWith } from './table-files.ts'

export type Options = Readonly<Record<string, string>>
export type Json = Readonly<Record<string, unknown>>

const run = (method: string, csv: string, options: Options): Promise<Evaluated> =>
  runMethod({ method, kind: undefined, path: fileWith(csv, 'data.csv'), options }, () => undefined)

export const evaluation = async (
  method: string,
  csv: string,
  options: Options,
): Promise<Evaluation> => {
  const evaluated = await run(method, csv, options)
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.refusals))
  return evaluated.value
}

export const json = async (method: string, csv: string, options: Options): Promise<Json> =>
  evaluationJson(await evaluation(method, csv, options)) as Json

export const refusal = async (method: string, csv: string, options: Options): Promise<unknown> => {
  const evaluated = await run(method, csv, options)
  return evaluated.ok ? undefined : evaluated.refusals[0]
}

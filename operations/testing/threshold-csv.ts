import { sharpSample } from '@peil/statistics/reference/drawn-samples.ts'
import { fileWith } from './table-files.ts'
import { runMethod, type Evaluated } from '../evaluate/run-method.ts'

const sharp = sharpSample(600)

/** Columns with names and cells as analysts have them, in no order and with more than is asked for. */
export const thresholdCsv = (
  extra: Readonly<Record<string, readonly (string | number)[]>> = {},
): string => {
  const columns: Readonly<Record<string, readonly (string | number)[]>> = {
    'place.name': sharp.x.map((_, i) => `"Sint-Niklaas, ${i}"`),
    'vote share': sharp.y.map((y) => y.toFixed(10)),
    'margin.t0': sharp.x.map((x) => (1000 + 500 * x).toFixed(8)),
    z1: sharp.z1.map((z) => z.toFixed(10)),
    z2: sharp.z2.map((z) => z.toFixed(10)),
    region: sharp.cluster.map((c) => `R${c}`),
    ...extra,
  }
  const rows = sharp.x.map((_, i) => Object.values(columns).map((column) => column[i] ?? ''))
  return [Object.keys(columns), ...rows].map((row) => row.join(',')).join('\n')
}

/** The options that the file needs at least. */
export const thresholdOptions = { outcome: 'vote share', running: 'margin.t0', cutoff: '1000' }

/** Runs a method on a file of this text. */
export const runOn = (
  text: string,
  options: Readonly<Record<string, string>>,
  method = 'rd',
): Promise<Evaluated> =>
  runMethod(
    { method, kind: undefined, path: fileWith(text, 'places.csv'), options },
    () => undefined,
  )

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildWeb } from '../tooling/build-web.ts'
import { holds, type Measurement, type Skipped } from './measurement.ts'

type Benchmark = () => Promise<readonly (Measurement | Skipped)[]>

/** Loaded one at a time: each runs in a process of its own, so that memory is its own too. */
const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  append: async () => (await import('./append.ts')).measureAppend,
  fold: async () => (await import('./fold.ts')).measureFold,
  chain: async () => (await import('./fold.ts')).measureChain,
  publish: async () => (await import('./publish.ts')).measurePublish,
  again: async () => (await import('./publish.ts')).measureAgain,
  growth: async () => (await import('./publish.ts')).measureGrowth,
  'page-size': async () => (await import('./page-size.ts')).measurePageSize,
  'first-paint': async () => (await import('./first-paint.ts')).measureFirstPaint,
  serve: async () => (await import('./serve.ts')).measureServe,
  import: async () => (await import('./import.ts')).measureImport,
  'import-growth': async () => (await import('./import.ts')).measureImportGrowth,
  'region-figures': async () => (await import('./region-figures.ts')).measureRegionFigures,
  impact: async () => (await import('./statistics.ts')).measureImpact,
  funnels: async () => (await import('./statistics.ts')).measureFunnels,
  disclosure: async () => (await import('./statistics.ts')).measureDisclosure,
}

const line = (result: Measurement | Skipped): string => {
  if ('skipped' in result) return `skipped  ${result.what}: ${result.skipped}`
  const { what, value, unit, limit, note } = result
  const bound = `${limit.kind === 'at-most' ? '≤' : '≥'} ${limit.value} ${unit}`
  return `${holds(result) ? 'holds   ' : 'FAILS   '} ${what}: ${value.toFixed(2)} ${unit} (${bound})${note === undefined ? '' : `, ${note}`}`
}

const runOne = async (name: string): Promise<void> => {
  const load = benchmarks[name]
  if (load === undefined) throw new Error(`no benchmark ${name}`)
  for (const result of await (
    await load()
  )()) {
    console.log(line(result))
    if (!('skipped' in result) && !holds(result)) process.exitCode = 1
  }
  // Threads of page rendering would keep a finished process waiting.
  process.exit()
}

const [, script = fileURLToPath(import.meta.url), ...named] = process.argv
if (named[0] === '--one') {
  await runOne(named[1] ?? '')
} else {
  buildWeb()
  const names = named.length > 0 ? named : Object.keys(benchmarks)
  const failed = names.filter((name) => {
    const options = { stdio: 'inherit' as const }
    return spawnSync(process.execPath, [script, '--one', name], options).status !== 0
  })
  process.exitCode = failed.length > 0 ? 1 : 0
}

// `npm test`: installs what it needs, runs every check and test, and counts them. With `--full` the
// long series too. The last line reads `N passed, N failed`; a skipped test counts as failed in CI.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { ensureInstalled, node24, root } from './ensure-installed.mjs'
import { ensureProgram } from './ensure-program.mjs'

const full = process.argv.includes('--full')
const started = Date.now()

ensureInstalled()
const programs = ['Chromium', ...(full ? ['LibreOffice', 'pdfinfo'] : [])].map(ensureProgram)

const env = {
  ...process.env,
  ...Object.assign({}, ...programs),
  PATH: `${dirname(node24)}${delimiter}${process.env['PATH'] ?? ''}`,
}

/** Runs a command; resolves to whether it succeeded, and prints its output when it did not. */
const run = (name, command, args, { show = false } = {}) =>
  new Promise((resolve) => {
    const begun = Date.now()
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks = []
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => (show ? process.stderr.write(chunk) : chunks.push(chunk)))
    }
    child.on('exit', (code) => {
      const seconds = ((Date.now() - begun) / 1000).toFixed(0)
      console.error(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
      if (code !== 0) process.stderr.write(Buffer.concat(chunks))
      resolve(code === 0)
    })
  })

const checks = [
  ['pages build', node24, ['tooling/build-web.ts']],
  ['web types', 'npm', ['run', 'check', '--workspace', '@peil/barometer']],
  ['types', 'tsc', ['--noEmit']],
  ['lint', 'eslint', ['.']],
  ['format', 'prettier', ['--check', '.']],
  ['import table', 'npm', ['run', 'imports']],
  ['unused code', 'knip', []],
  ['requirements', 'npm', ['run', 'requirements']],
]

let passed = 0
let failed = programs.filter((program) => program === null).length
const count = (ok) => (ok ? (passed += 1) : (failed += 1))

// The pages first: the linter and the journeys read what these two make. Then two at a time.
const [pages, webTypes, ...queue] = checks
count(await run(...pages))
count(await run(...webTypes))
const worker = async () => {
  for (let check = queue.shift(); check !== undefined; check = queue.shift())
    count(await run(...check))
}
await Promise.all([worker(), worker()])

const report = join(mkdtempSync(join(tmpdir(), 'peil-test-')), 'report.json')
const projects = ['rules', 'unit', 'journeys', ...(full ? ['full'] : [])]
const vitest = await run(
  'tests',
  'vitest',
  [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  { show: true },
)
try {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  const skipped = result.numPendingTests + result.numTodoTests
  passed += result.numPassedTests
  failed += result.numFailedTests
  // A file that could not be loaded has no failed test of its own.
  const broken = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  failed += broken
  if (skipped > 0) {
    console.error(`${skipped} tests were skipped`)
    if (process.env['CI']) failed += skipped
  }
  if (!vitest && result.numFailedTests + broken === 0) failed += 1
} catch {
  failed += 1
}
// Are the tests of the statistics able to fail? `stryker.config.json` says how often they must.
if (full) count(await run('mutations of statistics', 'stryker', ['run'], { show: true }))
console.error(`${((Date.now() - started) / 60_000).toFixed(1)} minutes`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

// `npm run bench`: measured ratios against a named reference in the same run.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, node24, root } from './ensure-installed.mjs'

ensureInstalled()
const child = spawn(node24, [join(root, 'benchmarks', 'run.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
child.on('exit', (code) => process.exit(code ?? 1))

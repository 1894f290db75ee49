// `npm start`: installs, then hands over to Node 24, which builds, loads, publishes and serves.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, node24, root } from './ensure-installed.mjs'

ensureInstalled()
const child = spawn(node24, [join(root, 'tooling', 'start.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 0))

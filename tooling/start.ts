import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildWeb } from './build-web.ts'
import { sampleFolder } from './sample-folder.ts'

const peil = fileURLToPath(new URL('../cli/peil.ts', import.meta.url))

buildWeb()
const data = await sampleFolder()
const port = process.env['PORT'] ?? '4173'
const serve = [peil, 'serve', '--data', data, '--port', port, ...process.argv.slice(2)]
const child = spawn(process.execPath, serve, { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 0))

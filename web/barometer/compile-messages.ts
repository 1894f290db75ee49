import { globSync, statSync } from 'node:fs'
import { compile } from '@inlang/paraglide-js'
import { messagesConfig } from './messages.config.ts'

const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
const sources = [
  'messages.config.ts',
  ...globSync(['project.inlang/settings.json', 'messages/**/*.json']),
]
const compiled = `${messagesConfig.outdir}/messages.js`

// Left alone when nothing changed: other checks may be reading the compiled messages right now.
if (sources.some((source) => changedAt(source) >= changedAt(compiled))) {
  await compile(messagesConfig)
}

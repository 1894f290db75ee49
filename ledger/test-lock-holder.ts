import { lockFolder } from './folder-lock.ts'

// A process of its own for the tests of the lock: takes it, says so, and keeps it until it dies.
const [folder = ''] = process.argv.slice(2)
const lock = lockFolder(folder)
process.stdout.write(lock.ok ? 'locked\n' : `${lock.refusals[0]?.found ?? ''}\n`)
if (lock.ok) setInterval(() => undefined, 60_000)

import { readFileSync } from 'node:fs'
import { readTable } from '../read-table.ts'
import { uploadLimits } from '../table-limits.ts'

/**
 * The most that processes of this one took so far, in megabytes and in seconds of processor; only
 * Linux tells, and elsewhere it stays 0.
 */
const children = { megabytes: 0, cpuSeconds: 0 }
const watched = setInterval(() => {
  try {
    const pids = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ')
    for (const pid of pids.filter((text) => text !== '')) {
      const [, kilobytes = '0'] =
        /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
      children.megabytes = Math.max(children.megabytes, Number(kilobytes) / 1024)
      const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      const seconds = (Number(ticks[11]) + Number(ticks[12])) / 100
      children.cpuSeconds = Math.max(children.cpuSeconds, seconds)
    }
  } catch {
    // It had ended.
  }
}, 5)

// Reads the file that it is given as an upload, and prints what was found and what that took, over
// what a process is before it does anything.
const [path = ''] = process.argv.slice(2)
const before = process.resourceUsage()
const own = process.memoryUsage.rss()
const bytes = readFileSync(path)
const names = [{ name: 'a' }, { name: 'b' }]
const { rows, findings } = await readTable({ fileName: 'upload', bytes }, names, uploadLimits)
const after = process.resourceUsage()
clearInterval(watched)
console.log(
  JSON.stringify({
    rows: rows.length,
    codes: findings.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    remedies: findings.every(({ whatToDo }) => whatToDo !== ''),
    changed: ({} as Record<string, unknown>)['polluted'] !== undefined,
    cpuSeconds:
      children.cpuSeconds +
      (after.userCPUTime + after.systemCPUTime - before.userCPUTime - before.systemCPUTime) / 1e6,
    megabytes: children.megabytes + after.maxRSS / 1024 - own / 1024 ** 2,
  }),
)

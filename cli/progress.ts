import { output } from './print.ts'

/**
 * Says on standard error how far a long job is: on a terminal in one line that renews itself,
 * elsewhere every tenth part, so that a log stays readable.
 */
export const showProgress = (what: string): ((done: number, of: number) => void) => {
  let shown = -1
  return (done, of) => {
    const tenth = of === 0 ? 10 : Math.floor((done * 10) / of)
    if (process.stderr.isTTY) {
      process.stderr.write(`\r${what}: ${done} of ${of}${done === of ? '\n' : ''}`)
    } else if (tenth !== shown) {
      shown = tenth
      output.remark(`${what}: ${done} of ${of}`)
    }
  }
}

// Whoever waits less than this has no time to read how far it is.
const patience = 2_000

/** The same, silent until the job has taken two seconds. */
export const showLongProgress = (what: string): ((done: number, of: number) => void) => {
  const begun = performance.now()
  const show = showProgress(what)
  return (done, of) => {
    if (performance.now() - begun > patience) show(done, of)
  }
}

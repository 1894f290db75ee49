import type { Decision, Refusal } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'

/** What a command writes to: standard output for results, standard error for everything else. */
export interface Output {
  readonly result: (text: string) => void
  readonly remark: (text: string) => void
}

// Whoever reads may stop reading (`peil log | head`): then there is nothing left to say.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

export const output: Output = {
  result: (text) => void process.stdout.write(`${text}\n`),
  remark: (text) => void process.stderr.write(`${text}\n`),
}

/** Refused input or a failed check. Wrong usage is 2, a fault in Peil itself is 70. */
export const exitCodes = { refused: 1, usage: 2, fault: 70 } as const

const isFinding = (problem: Refusal | Finding): problem is Finding => 'severity' in problem

/** One problem in words: where, what was found, what was expected, what to do. */
export const problemText = (problem: Refusal | Finding): string => {
  const place = isFinding(problem)
    ? [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':')
    : ''
  const severity = isFinding(problem) ? `${problem.severity} ` : ''
  return [
    `${place === '' ? '' : `${place}: `}${severity}[${problem.code}]`,
    `  found:    ${problem.found}`,
    `  expected: ${problem.expected}`,
    `  to do:    ${problem.whatToDo}`,
  ].join('\n')
}

/** Problems as scripts read them. */
export const refusalsJson = (refusals: readonly (Refusal | Finding)[]): unknown => ({
  refused: true,
  problems: refusals.map(({ code, found, expected, whatToDo, ...where }) => ({
    code,
    ...where,
    found,
    expected,
    what_to_do: whatToDo,
  })),
})

/**
 * Prints a decision: its value in words or as JSON, or its problems, and sets the exit code. With
 * `json`, standard output holds one JSON value and nothing else, refusals included.
 */
export const printDecision = <Value>(
  decision: Decision<Value, Refusal | Finding>,
  json: boolean,
  as: { readonly text: (value: Value) => string; readonly json: (value: Value) => unknown },
): void => {
  if (decision.ok) {
    output.result(json ? JSON.stringify(as.json(decision.value), null, 2) : as.text(decision.value))
    return
  }
  process.exitCode = exitCodes.refused
  if (json) {
    output.result(JSON.stringify(refusalsJson(decision.refusals), null, 2))
  } else {
    for (const problem of decision.refusals) output.remark(problemText(problem))
    const count = decision.refusals.length
    output.remark(`${count} ${count === 1 ? 'problem' : 'problems'}; nothing was changed`)
  }
}

/** Whole euros without decimals, others with two: for people who read, never for files. */
export const euroText = (cents: number): string =>
  new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100)

import type { Decision } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { expect } from 'vitest'
import type { ImportSummary } from '../import/import-groups.ts'
import type { Peil } from '../open.ts'

export type Importer = (
  peil: Peil,
  path: string,
  options: { readonly dryRun: boolean },
) => Promise<Decision<ImportSummary, Finding>>

/**
 * The findings with which a file is refused, after checking what holds for all of them: nothing is
 * taken in, a dry run says the same, they stand in order of the file, and each says what was found,
 * what was expected and what to do.
 */
export const findingsOf = async (
  peil: Peil,
  take: Importer,
  path: string,
): Promise<readonly Finding[]> => {
  const before = await peil.ledger.head()
  const dry = await take(peil, path, { dryRun: true })
  const decision = await take(peil, path, { dryRun: false })
  expect(await peil.ledger.head()).toEqual(before)
  expect(dry).toEqual(decision)
  if (decision.ok) throw new Error(`taken in: ${JSON.stringify(decision.value)}`)
  const findings = decision.refusals
  const lines = findings.map(({ line = 0 }) => line)
  expect(lines).toEqual(lines.toSorted((a, b) => a - b))
  for (const { file, found, expected, whatToDo } of findings) {
    expect(path.endsWith(file)).toBe(true)
    for (const words of [found, expected, whatToDo]) expect(words.trim()).not.toBe('')
  }
  return findings
}

/** `line column code` of every finding: where it stands and what it is. */
export const placesOf = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ line, column, code }) => `${line ?? '-'} ${column ?? '-'} ${code}`)

import type { Finding } from '../values/finding.ts'
import { checkAreas } from './check-areas.ts'
import { checkCalendar } from './check-calendar.ts'
import { checkCalls } from './check-calls.ts'
import { checkFiles } from './check-files.ts'
import { checkIdentities } from './check-identities.ts'
import { checkIndicators } from './check-indicators.ts'
import { checkKpis } from './check-kpis.ts'
import { checkPeriods } from './check-periods.ts'
import { checkPostcodes } from './check-postcodes.ts'
import { checkReferences } from './check-references.ts'
import { checkRows } from './check-rows.ts'
import { checkShape } from './check-shape.ts'
import { checkSimilarity } from './check-similarity.ts'
import { checkSources } from './check-sources.ts'
import { checkTargets } from './check-targets.ts'
import { composeProgramme } from './compose-programme.ts'
import type { Draft } from './draft.ts'
import { isAreasFile, isPartOfProgramme, shapeOfFile } from './file-kind.ts'
import type { ProgrammeDocument } from './programme-document.ts'
import { readDocument } from './programme-document.ts'
import { programmeHash } from './programme-hash.ts'
import type { Programme } from './programme.ts'
import { readAreas, type AreaTable } from './read-areas.ts'
import { postcodesFile, readPostcodes, type PostcodeRow } from './read-postcodes.ts'
import { sortFindings } from './sort-findings.ts'

const checks: readonly ((draft: Draft) => readonly Finding[])[] = [
  checkIdentities,
  checkReferences,
  checkSources,
  checkPeriods,
  checkKpis,
  checkTargets,
  checkCalls,
  checkRows,
  checkAreas,
  checkPostcodes,
  checkIndicators,
  checkSimilarity,
  checkCalendar,
]

/** What can be read of the files, each file checked by itself. */
const readDraft = (
  files: ReadonlyMap<string, string>,
): { readonly draft: Draft; readonly findings: readonly Finding[] } => {
  const documents = new Map<string, ProgrammeDocument>()
  const areas = new Map<string, AreaTable>()
  let postcodes: readonly PostcodeRow[] | null = null
  const findings: Finding[] = []
  for (const name of [...files.keys()].filter(isPartOfProgramme).sort()) {
    const text = files.get(name) ?? ''
    const shape = shapeOfFile(name)
    if (shape !== null) {
      const read = readDocument(name, text)
      findings.push(...read.findings)
      if (read.document === null) continue
      documents.set(name, read.document)
      findings.push(...checkShape(read.document, shape))
    } else if (isAreasFile(name)) {
      const read = readAreas(name, text)
      findings.push(...read.findings)
      if (read.table !== null) areas.set(name, read.table)
    } else if (name === postcodesFile) {
      const read = readPostcodes(text)
      findings.push(...read.findings)
      postcodes = read.rows
    }
  }
  return { draft: { documents, areas, postcodes }, findings }
}

/**
 * A programme from the files of its folder: names relative to the folder, with `/`, and their
 * texts. Finds all faults at once, in order of file, line and column. `programme` is null when any
 * of them is an error.
 */
export const parseProgramme = (
  files: ReadonlyMap<string, string>,
): { readonly programme: Programme | null; readonly findings: readonly Finding[] } => {
  const { draft, findings: perFile } = readDraft(files)
  const findings = sortFindings([
    ...perFile,
    ...checkFiles(new Set(files.keys()), draft),
    ...checks.flatMap((check) => check(draft)),
  ])
  const usable = findings.every(({ severity }) => severity !== 'error')
  return {
    programme: usable ? composeProgramme(draft, programmeHash(files)) : null,
    findings,
  }
}

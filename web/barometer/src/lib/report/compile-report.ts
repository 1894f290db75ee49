import { createHash } from 'node:crypto'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { unmarked } from '#lib/language-marks.ts'
import { headMarks } from '#lib/release-head.ts'
import type { ReportDocument } from './report-document.ts'
import { printable } from './printable.ts'
import template from './report.typ?raw'

let compiler: NodeCompiler | undefined

const fingerprintOf = (report: ReportDocument): string =>
  createHash('sha256')
    .update(JSON.stringify(report))
    .digest('hex')
    .slice(0, headMarks.fingerprint.length)

/** What the document says of itself and of its drawings, each in one language. */
const inOneLanguage = new Set(['title', 'author', 'alt'])

/** What stands on paper cannot be filled in later: a report is known by what it says itself. */
const written = (report: ReportDocument): string => {
  const fingerprint = fingerprintOf(report)
  return JSON.stringify(report, (key, value: unknown) => {
    if (typeof value !== 'string') return value
    const text = value.replaceAll(headMarks.fingerprint, fingerprint)
    return printable(inOneLanguage.has(key) ? unmarked(text) : text)
  })
}

/**
 * A report as PDF/UA-1: tagged, in reading order, and refused by the typesetter when it would not
 * be accessible. The same document gives the same bytes. Throws when it cannot be set: a bug.
 */
export const compileReport = (report: ReportDocument): Uint8Array<ArrayBuffer> => {
  // Starting the typesetter takes longer than most reports.
  compiler ??= NodeCompiler.create()
  const bytes = compiler.pdf(
    { mainFileContent: template, inputs: { report: written(report) } },
    { pdfStandard: 'ua-1', creationTimestamp: Date.parse(report.date) / 1000 },
  )
  // The typesetter remembers what it has set; over a thousand reports that would fill the memory.
  compiler.evictCache(10)
  return Uint8Array.from(bytes)
}

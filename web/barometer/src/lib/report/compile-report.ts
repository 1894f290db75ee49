import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { ReportDocument } from './report-document.ts'
import { printable } from './printable.ts'
import template from './report.typ?raw'

let compiler: NodeCompiler | undefined

const printed = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? printable(value) : value

/**
 * A report as PDF/UA-1: tagged, in reading order, and refused by the typesetter when it would not
 * be accessible. The same document gives the same bytes. Throws when it cannot be set: a bug.
 */
export const compileReport = (report: ReportDocument): Uint8Array<ArrayBuffer> => {
  // Starting the typesetter takes longer than most reports.
  compiler ??= NodeCompiler.create()
  const bytes = compiler.pdf(
    { mainFileContent: template, inputs: { report: JSON.stringify(report, printed) } },
    { pdfStandard: 'ua-1', creationTimestamp: Date.parse(report.date) / 1000 },
  )
  // The typesetter remembers what it has set; over a thousand reports that would fill the memory.
  compiler.evictCache(10)
  return Uint8Array.from(bytes)
}

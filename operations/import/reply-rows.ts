import type { Language } from '@peil/domain/programme/schema.ts'
import type { Programme } from '@peil/domain/programme/programme.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { parseCode } from '@peil/tables/parse-code.ts'
import { parseDate } from '@peil/tables/parse-date.ts'
import type { ColumnSpec, Table, TableRow } from '@peil/tables/table.ts'
import type { AgreementReply } from '../take-in-replies.ts'
import { parseOneOf } from './parse-one-of.ts'
import { rowReader } from './row-reader.ts'

export const replyColumns: readonly ColumnSpec[] = [
  { name: 'call' },
  { name: 'applicant' },
  { name: 'kpi' },
  { name: 'on' },
  { name: 'language' },
  { name: 'text' },
]

/** One reply, with the line it stands on. */
export interface ReplyRow {
  readonly rows: readonly [AgreementReply]
  readonly firstLine: number
  readonly lineOfKpi: ReadonlyMap<string, number>
}

const languages: readonly Language[] = ['nl', 'en', 'fr', 'de']

/** What fits beside a figure without hiding it. */
const longestReply = 2000

export const replyRows = (
  file: string,
  { rows }: Table,
  programme: Programme,
  findings: Finding[],
): readonly ReplyRow[] => rows.flatMap((row) => readRow(file, row, programme, findings) ?? [])

const readRow = (
  file: string,
  row: TableRow,
  programme: Programme,
  findings: Finding[],
): ReplyRow | null => {
  const reader = rowReader(file, row, findings)
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id)
  const call = reader.cell('call', parseOneOf(ids(programme.calls), 'call'))
  const applicant = reader.cell('applicant', parseCode)
  const kpi = reader.optional('kpi', parseOneOf(ids(programme.kpis), 'kpi'))
  const on = reader.cell('on', parseDate)
  const language = reader.cell('language', parseOneOf(languages, 'language'))
  const text = reader.cell('text', parseReply)
  if (!reader.sound() || call === null || applicant === null) return null
  if (on === null || language === null || text === null) return null
  return {
    rows: [{ call, applicant, kpi, on, language, text }],
    firstLine: row.line,
    lineOfKpi: new Map(),
  }
}

const parseReply = (text: string): Decision<string> => {
  const whole = text.trim()
  if (whole !== '' && whole.length <= longestReply) return accept(whole)
  return refuse({
    code: whole === '' ? 'empty-cell' : 'reply-too-long',
    found: whole === '' ? 'an empty cell' : `${whole.length} characters`,
    expected: `a text of 1 to ${longestReply} characters`,
    whatToDo: whole === '' ? 'Fill in what the municipality says.' : 'Let it be shortened.',
  })
}

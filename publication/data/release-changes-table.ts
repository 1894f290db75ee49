import type { Release, ReleaseChange } from '@peil/domain/release/release.ts'
import {
  column,
  dataTable,
  words,
  type Cell,
  type CellType,
  type Column,
  type DataTable,
} from './data-table.ts'

const notThisKind = words('Niet bij deze soort; zie kind.', 'Not of this kind; see kind.')

/** What a change holds under a name, if its kind has that. */
const member = (change: ReleaseChange, name: string): unknown =>
  name in change ? change[name as keyof ReleaseChange] : null

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

const one = (
  name: string,
  type: CellType,
  value: (change: ReleaseChange) => Cell,
  nl: string,
  en: string,
): Column<ReleaseChange> => column(name, type, value, words(nl, en), { empty: notThisKind })

const texts = (name: string, type: CellType, nl: string, en: string): Column<ReleaseChange> =>
  one(name, type, (change) => textOf(member(change, name)), nl, en)

const columns: readonly Column<ReleaseChange>[] = [
  column(
    'kind',
    'text',
    ({ kind }) => kind,
    words(
      'status (oordeel over een KPI), report (rapport), target (doel), agreement (stand van een overeenkomst), figure (cijfer), new-periods (nieuwe perioden) of reply (reactie).',
      'status (of a KPI), report, target, agreement (its state), figure, new-periods or reply.',
    ),
  ),
  texts('agreement', 'text', 'Overeenkomst: oproep/aanvrager.', 'Agreement: call/applicant.'),
  texts('kpi', 'code', 'KPI-rij.', 'KPI.'),
  texts('moment', 'text', 'Rapport: interim of final.', 'Report: interim or final.'),
  texts('indicator', 'code', 'Indicator.', 'Indicator.'),
  texts('area', 'code', 'NIS-code, of 02000 voor Vlaanderen.', 'NIS code, or 02000 for Flanders.'),
  texts('period', 'date', 'Laatste dag van de periode.', 'Last day of the period.'),
  one(
    'new_periods',
    'list',
    (change) => (change.kind === 'new-periods' ? change.periods.join(';') : null),
    'Laatste dagen van de nieuwe perioden.',
    'Last days of the new periods.',
  ),
  one(
    'from_state',
    'text',
    (change) => textOf(member(change, 'from')),
    'Status of stand in de vorige publicatie.',
    'Status or state in the release before.',
  ),
  one(
    'to_state',
    'text',
    (change) => textOf(member(change, 'to')),
    'Status of stand in deze publicatie.',
    'Status or state in this release.',
  ),
  one(
    'from_value',
    'number',
    (change) => numberOf(member(change, 'from')),
    'Getal in de vorige publicatie.',
    'Number in the release before.',
  ),
  one(
    'to_value',
    'number',
    (change) => numberOf(member(change, 'to')),
    'Getal in deze publicatie.',
    'Number in this release.',
  ),
  texts(
    'revision',
    'text',
    'revision (herziening) of correction (rechtzetting).',
    'revision or correction.',
  ),
  texts('reason', 'text', 'Reden, als die gegeven is.', 'Reason, when one was given.'),
]

/** One row per thing that the release before this one said otherwise. */
export const releaseChangesTable = (release: Release): DataTable =>
  dataTable(
    release,
    'release-changes',
    words('Wat veranderde sinds de vorige publicatie', 'What changed since the release before'),
    columns,
    release.changes ?? [],
  )

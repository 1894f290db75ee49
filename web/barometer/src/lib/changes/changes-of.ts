import { flandersCode } from '@peil/domain/indicator/figure.ts'
import type { MunicipalityPage, ReleaseChange } from '@peil/domain/release/release.ts'
import type { Place } from '#lib/place.ts'
import { isChangeOf } from './is-change-of.ts'

/** Agreements before figures: what was agreed comes first on the page too. */
export const changeKinds = [
  'agreement',
  'target',
  'report',
  'status',
  'reply',
  'figure',
  'new-periods',
] as const satisfies readonly ReleaseChange['kind'][]

const inOrder = (changes: readonly ReleaseChange[]): readonly ReleaseChange[] =>
  changes.toSorted((a, b) => changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind))

/** What changed about one municipality; null when there is no release to compare with. */
export const changesOfMunicipality = (
  { release }: Place,
  municipality: MunicipalityPage,
): readonly ReleaseChange[] | null =>
  release.changes === null
    ? null
    : inOrder(release.changes.filter((change) => isChangeOf(municipality, change)))

/** The place that a change is about; null when it is about none in particular, or all Flanders. */
export const placeOfChange = (
  { index }: Place,
  change: ReleaseChange,
): { readonly nis: string; readonly name: string } | null => {
  if ('agreement' in change) {
    const agreement = index.agreements.get(change.agreement)
    return agreement === undefined
      ? null
      : { nis: agreement.applicant, name: agreement.applicantName }
  }
  if (change.kind !== 'figure' || change.area === flandersCode) return null
  const name = index.municipalities.get(change.area)?.name
  return name === undefined ? null : { nis: change.area, name }
}

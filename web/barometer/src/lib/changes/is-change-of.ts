import type { MunicipalityPage, ReleaseChange } from '@peil/domain/release/release.ts'

/** Whether something changed about one municipality or its agreements. */
export const isChangeOf = (
  { nis, agreements }: MunicipalityPage,
  change: ReleaseChange,
): boolean =>
  'agreement' in change
    ? agreements.includes(change.agreement)
    : change.kind === 'figure' && change.area === nis

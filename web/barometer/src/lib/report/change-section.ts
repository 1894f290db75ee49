import type { MunicipalityPage } from '@peil/domain/release/release.ts'
import { changeText, reasonOf } from '#lib/changes/change-words.ts'
import { changesOfMunicipality } from '#lib/changes/changes-of.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { phrase } from './phrases.ts'
import type { ReportSection } from './report-document.ts'

/** What the release before this one said otherwise about a municipality; none for the first. */
export const changeSection = (
  place: Place,
  municipality: MunicipalityPage,
): readonly ReportSection[] => {
  const { changesSince } = place.release
  const changes = changesOfMunicipality(place, municipality)
  if (changesSince === null || changes === null) return []
  const date = place.format.date(changesSince)
  const heading = [phrase(m.changes_title({ date }))]
  if (changes.length === 0) {
    const none = phrase(m.changes_none({ name: municipality.name, date }))
    return [{ heading, blocks: [{ kind: 'paragraph', text: [none] }], sections: [] }]
  }
  const items = changes.map((change) => {
    const reason = reasonOf(change)
    const said = phrase(`${changeText(place, change)}.`)
    return reason === null
      ? [said]
      : [said, phrase(` ${m.reason_label()} `), { text: reason, language: 'nl' }]
  })
  return [{ heading, blocks: [{ kind: 'list', items }], sections: [] }]
}

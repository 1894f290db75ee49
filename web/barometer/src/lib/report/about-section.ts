import type { MunicipalityPage } from '@peil/domain/release/release.ts'
import { citationText, pageAddress } from '#lib/about/citation-text.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { headMarks } from '#lib/release-head.ts'
import { phrase } from './phrases.ts'
import type { ReportSection } from './report-document.ts'

/** Where the report comes from, so that a figure on paper can be found again and quoted. */
export const aboutSection = (place: Place, { nis, name }: MunicipalityPage): ReportSection => {
  const { release, format } = place
  const { publishing } = release.programme
  const address = pageAddress(place, { kind: 'municipality', id: nis })
  const citation = citationText(place, m.report_title({ name }))
  const lines = [
    m.report_version({
      date: format.date(release.on),
      generator: release.generatorVersion,
    }),
    m.report_fingerprint({ hash: headMarks.fingerprint }),
    ...(publishing === null
      ? []
      : [
          m.report_publisher({ publisher: place.text(publishing.publisher.name) }),
          m.report_licence({
            licence: `${place.text(publishing.licence.name)} (${publishing.licence.address})`,
          }),
        ]),
    m.report_cite({ citation: address === null ? citation : `${citation} ${address}` }),
  ]
  return {
    heading: [phrase(m.report_about())],
    blocks: [
      { kind: 'paragraph', text: [phrase(m.report_about_text({ name }))] },
      { kind: 'list', items: lines.map((line) => [phrase(line)]) },
    ],
    sections: [],
  }
}

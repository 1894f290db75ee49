import type { MunicipalityPage } from '@peil/domain/release/release.ts'
import { agreementsOf, leadOfMunicipality } from '#lib/municipality/lead.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { aboutSection } from './about-section.ts'
import { agreementSection } from './agreement-section.ts'
import { changeSection } from './change-section.ts'
import { indicatorSections } from './indicator-sections.ts'
import { phrase } from './phrases.ts'
import type { ReportBlock, ReportDocument } from './report-document.ts'

/** Everything the page of a municipality says, for paper. */
export const municipalityReport = (
  place: Place,
  municipality: MunicipalityPage,
): ReportDocument => {
  const { release, format } = place
  const { name } = municipality
  const programme = place.text(release.programme.title)
  const date = format.date(release.on)
  const isSample = release.provenance === 'sample'
  return {
    language: place.language,
    title: m.report_title({ name }),
    author: publisherOf(place) ?? programme,
    date: release.on,
    foot: isSample
      ? m.report_foot_sample({ name, programme, date })
      : m.report_foot({ name, programme, date }),
    blocks: [
      ...(isSample ? [sampleNotice()] : []),
      { kind: 'paragraph', text: [phrase(leadOfMunicipality(place, municipality))] },
    ],
    sections: [
      ...agreementsOf(place, municipality).map((agreement) =>
        agreementSection(place, municipality, agreement),
      ),
      ...changeSection(place, municipality),
      ...indicatorSections(place, municipality),
      aboutSection(place, municipality),
    ],
  }
}

const publisherOf = (place: Place): string | null => {
  const { publishing } = place.release.programme
  return publishing === null ? null : place.text(publishing.publisher.name)
}

const sampleNotice = (): ReportBlock => ({
  kind: 'notice',
  text: [phrase(`${m.sample_banner()} ${m.sample_banner_more()}`)],
})

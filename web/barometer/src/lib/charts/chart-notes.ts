import type { AgreementPage, KpiAssessment } from '@peil/domain/release/release.ts'
import { publisherText, versionText } from '#lib/about/publishing-words.ts'
import type { MonitoredIndicator } from '#lib/monitor/monitor-index.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'

/** Who publishes what version, under which licence. */
const originOf = (place: Place): readonly string[] => {
  const { publishing } = place.release.programme
  return [
    m.chart_version({
      publisher: publisherText(place),
      date: place.format.date(place.release.on),
      version: versionText(place),
    }),
    publishing === null
      ? m.cite_no_licence()
      : m.cite_licence({ licence: place.text(publishing.licence.name) }),
  ]
}

/** What stands below a chart of an indicator wherever it goes: caveats, source, licence, version. */
export const indicatorNotes = (
  place: Place,
  { indicator, figures }: MonitoredIndicator,
): readonly string[] => [
  ...(figures.provenance === 'sample' ? [m.sample_sentence()] : []),
  place.text(indicator.definition),
  ...(indicator.limits === undefined ? [] : [place.text(indicator.limits)]),
  ...(indicator.breaks ?? []).map(
    ({ from, note }) => `${m.break_from({ date: place.format.date(from) })} ${place.text(note)}`,
  ),
  m.chart_source({
    source: place.text(indicator.source.name),
    responsible: indicator.responsible,
  }),
  ...originOf(place),
]

/** The same for an agreed KPI, with what was replied to it last. */
export const kpiNotes = (
  place: Place,
  { applicantName, replies }: AgreementPage,
  kpi: KpiAssessment,
): readonly string[] => {
  const reply = replies.findLast((one) => one.kpi === kpi.kpi)
  return [
    ...(place.release.provenance === 'sample' ? [m.sample_sentence()] : []),
    place.text(kpi.sentence),
    ...(reply?.text == null
      ? []
      : [
          `${m.report_reply({ name: applicantName, date: place.format.date(reply.on) })} ${reply.text}`,
        ]),
    m.report_kpi_source({ name: applicantName }),
    ...originOf(place),
  ]
}

/** The same for participants laid beside each other. */
export const comparisonNotes = (place: Place): readonly string[] => [
  ...(place.release.provenance === 'sample' ? [m.sample_sentence()] : []),
  m.comparison_key(),
  m.comparison_not_judgement(),
  ...originOf(place),
]

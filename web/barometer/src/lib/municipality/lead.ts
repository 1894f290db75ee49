import type { AgreementPage, MunicipalityPage } from '@peil/domain/release/release.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { found } from '#lib/release-index.ts'
import { addCounts, agreedTargets, countStatuses, noCounts } from '#lib/status-counts.ts'
import { countItems } from '#lib/words.ts'

const stateOrder: readonly AgreementPage['state'][] = [
  'signed',
  'ended',
  'offered',
  'applied',
  'declined',
  'not-funded',
]

/** A municipality's agreements and applications: latest period first, signed ones before others. */
export const agreementsOf = (
  place: Place,
  municipality: MunicipalityPage,
): readonly AgreementPage[] => {
  const order = place.release.programme.periods.map(({ id }) => id)
  return municipality.agreements
    .map((key) => found(place.index.agreements, key))
    .toSorted(
      (a, b) =>
        order.indexOf(b.period) - order.indexOf(a.period) ||
        stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state) ||
        a.applicant.localeCompare(b.applicant, 'en'),
    )
}

/** The other members of the agreements, by name, without the municipality and its predecessors. */
const partnersIn = (
  municipality: MunicipalityPage,
  agreements: readonly AgreementPage[],
): readonly string[] => {
  const own = new Set([municipality.nis, ...municipality.predecessors])
  const names = agreements.flatMap(({ members }) =>
    members.flatMap(({ nis, name }) => (own.has(nis) ? [] : [name])),
  )
  return [...new Set(names)]
}

const leadOfSigned = (
  place: Place,
  municipality: MunicipalityPage,
  signed: readonly AgreementPage[],
  range: string,
): string => {
  const counts = signed.map(({ kpis }) => countStatuses(kpis)).reduce(addCounts, noCounts)
  const items = countItems(counts).map(({ text }) => text)
  const partners = partnersIn(municipality, signed)
  const inputs = {
    name: municipality.name,
    range,
    n: agreedTargets(counts),
    counts: place.format.list(items),
  }
  return partners.length === 0
    ? m.lead_municipality(inputs)
    : m.lead_municipality_cluster({ ...inputs, partners: place.format.list(partners) })
}

/** The first sentence of a municipality's page: what its latest agreement has come to. */
export const leadOfMunicipality = (place: Place, municipality: MunicipalityPage): string => {
  const { name } = municipality
  const agreements = agreementsOf(place, municipality)
  const begun = agreements.filter(
    ({ period }) => found(place.index.periods, period).firstDay <= place.release.on,
  )
  const first = begun[0] ?? agreements[0]
  if (first === undefined) {
    return m.lead_none({ name, programme: place.text(place.release.programme.title) })
  }
  const { firstDay, lastDay } = found(place.index.periods, first.period)
  const range = place.format.range(firstDay, lastDay)
  switch (first.state) {
    case 'signed': {
      const signed = agreements.filter(
        ({ period, state }) => period === first.period && state === 'signed',
      )
      return leadOfSigned(place, municipality, signed, range)
    }
    case 'ended':
      return m.lead_ended({
        name,
        range,
        date: first.endedOn === null ? '' : place.format.date(first.endedOn),
      })
    case 'offered':
      return m.lead_offered({ name, range })
    case 'applied':
      return m.lead_applied({ name, range })
    case 'declined':
      return m.lead_declined({ name, range })
    case 'not-funded':
      return m.lead_not_funded({ name, range })
  }
}

import type { Release } from '@peil/domain/release/release.ts'

/** The one that is meant; the sample must have it. */
export const found = <Item>(item: Item | undefined, what: string): Item => {
  if (item === undefined) throw new Error(`the sample has no ${what}`)
  return item
}

/** Address of the card of one agreed KPI. */
export const embeddedCard = ({ agreements }: Release): string => {
  const signed = found(
    agreements.find(({ state }) => state === 'signed'),
    'signed agreement',
  )
  const kpi = found(
    signed.kpis.find(({ awardedReach }) => (awardedReach ?? 0) > 0),
    'agreed KPI',
  )
  return `nl/embed/kpi/${signed.call}-${signed.applicant}-${kpi.kpi}/`
}

const agreementKinds = (release: Release): readonly (readonly [string, string])[] => {
  const { municipalities, agreements, vanished } = release
  const state = new Map(agreements.map(({ key, state }) => [key, state]))
  const withState = (wanted: string): string =>
    found(
      municipalities.find(({ agreements: keys }) => keys.some((key) => state.get(key) === wanted)),
      `municipality with an agreement that is ${wanted}`,
    ).nis
  const without = municipalities.find(({ agreements: keys }) => keys.length === 0)
  const merged = municipalities.find(
    ({ predecessors, agreements: keys }) => predecessors.length > 0 && keys.length > 0,
  )
  const replied = agreements.find(({ replies, state }) => replies.length > 0 && state === 'signed')
  return [
    ['municipality, signed', `nl/gemeente/${withState('signed')}/`],
    ['municipality, declined', `nl/gemeente/${withState('declined')}/`],
    ['municipality, ended', `nl/gemeente/${withState('ended')}/`],
    ['municipality, merged', `nl/gemeente/${found(merged, 'merger').nis}/`],
    ['municipality, without', `nl/gemeente/${found(without, 'municipality without').nis}/`],
    ['municipality, vanished', `nl/gemeente/${found(vanished[0], 'vanished code').nis}/`],
    ['municipality, replied', `nl/gemeente/${found(replied, 'reply').applicant}/`],
  ]
}

/** One indicator per way in which its page differs: kind, how it was collected, whether it is filled. */
const indicatorKinds = ({
  programme,
  indicators,
}: Release): readonly (readonly [string, string])[] => {
  const filled = new Set(
    indicators.flatMap(({ indicator, periods }) => (periods.length > 0 ? [indicator] : [])),
  )
  const kinds = programme.indicators.map(({ id, kind, collection }) => {
    const state = filled.has(id) ? '' : ', empty'
    return [`indicator, ${kind}, ${collection}${state}`, `nl/indicator/${id}/`] as const
  })
  return [...new Map(kinds)]
}

const monitorKinds = (release: Release): readonly (readonly [string, string])[] => {
  const { municipalities, regions, programme } = release
  const region = found(regions[0], 'region').id
  const { nis } = found(
    municipalities.find(({ region: of }) => of === region),
    'municipality',
  )
  const six = municipalities.slice(0, 6).map((one) => `gemeente=${one.nis}`)
  const { id: survey, theme } = found(
    programme.indicators.find(({ collection }) => collection === 'survey'),
    'survey',
  )
  return [
    ...programme.themes.flatMap(({ id }): readonly (readonly [string, string])[] => [
      [`region, theme ${id}`, `nl/regio/${region}/${id}/`],
      [`municipality, theme ${id}`, `nl/gemeente/${nis}/${id}/`],
    ]),
    ['indicators', 'nl/indicator/'],
    ...indicatorKinds(release),
    ['comparison, empty', 'nl/vergelijk/'],
    ['comparison of two', `nl/vergelijk/?${six.slice(0, 2).join('&')}&indicator=${survey}`],
    ['comparison of six', `nl/vergelijk/?${six.join('&')}&indicator=${survey}`],
    ['comparison of a theme', `nl/vergelijk/?${six.join('&')}&indicator=theme:${theme}`],
  ]
}

/** One Dutch page of every kind that the sample holds, by name; paths without leading slash. */
export const pageKinds = (release: Release): ReadonlyMap<string, string> =>
  new Map([
    ['front', 'nl/'],
    ['search', 'nl/zoek/'],
    ...agreementKinds(release),
    ['action, in calls', 'nl/actie/5/'],
    ['action, other instrument', 'nl/actie/4/'],
    ['action, not open', 'nl/actie/23/'],
    ['goal', `nl/doelstelling/${found(release.programme.goals[0], 'goal').id}/`],
    ['regions', 'nl/regio/'],
    ['region', `nl/regio/${found(release.regions[0], 'region').id}/`],
    ...monitorKinds(release),
    ['data and method', 'nl/gegevens/'],
    ['sources', 'nl/bronnen/'],
    ['parliament', 'nl/parlement/'],
    ['parliament, action', 'nl/parlement/5/'],
    ['releases', 'nl/publicaties/'],
    ['accessibility', 'nl/toegankelijkheid/'],
    ['privacy', 'nl/privacy/'],
    ['embedded card', embeddedCard(release)],
    ['glossary', 'nl/woordenlijst/'],
  ])

/** Pages that speak no one language: for a wrong address, and to choose one. */
export const pagesOfNoLanguage: ReadonlyMap<string, string> = new Map([
  ['not found', '404.html'],
  ['choice of language', 'index.html'],
])

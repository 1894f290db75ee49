import type { Release } from '@peil/domain/release/release.ts'

const found = <Item>(item: Item | undefined, what: string): Item => {
  if (item === undefined) throw new Error(`the sample has no ${what}`)
  return item
}

/** Address of the card of one agreed KPI. */
const embedded = ({ agreements }: Release): string => {
  const signed = found(
    agreements.find(({ state }) => state === 'signed'),
    'signed agreement',
  )
  const kpi = found(
    signed.kpis.find(({ awardedReach }) => (awardedReach ?? 0) > 0),
    'agreed KPI',
  )
  return `${signed.call}-${signed.applicant}-${kpi.kpi}`
}

/** One Dutch page of every kind that the sample holds, by name; paths without leading slash. */
export const pageKinds = (release: Release): ReadonlyMap<string, string> => {
  const { municipalities, agreements, vanished, regions } = release
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
  return new Map([
    ['front', 'nl/'],
    ['search', 'nl/zoek/'],
    ['municipality, signed', `nl/gemeente/${withState('signed')}/`],
    ['municipality, declined', `nl/gemeente/${withState('declined')}/`],
    ['municipality, ended', `nl/gemeente/${withState('ended')}/`],
    ['municipality, merged', `nl/gemeente/${found(merged, 'merger').nis}/`],
    ['municipality, without', `nl/gemeente/${found(without, 'municipality without').nis}/`],
    ['municipality, vanished', `nl/gemeente/${found(vanished[0], 'vanished code').nis}/`],
    ['action, in calls', 'nl/actie/5/'],
    ['action, other instrument', 'nl/actie/4/'],
    ['action, not open', 'nl/actie/23/'],
    ['goal', `nl/doelstelling/${found(release.programme.goals[0], 'goal').id}/`],
    ['region', `nl/regio/${found(regions[0], 'region').id}/`],
    ['data and method', 'nl/gegevens/'],
    ['sources', 'nl/bronnen/'],
    ['parliament', 'nl/parlement/'],
    ['parliament, action', 'nl/parlement/5/'],
    ['releases', 'nl/publicaties/'],
    ['accessibility', 'nl/toegankelijkheid/'],
    ['privacy', 'nl/privacy/'],
    ['embedded card', `nl/embed/kpi/${embedded(release)}/`],
    ['glossary', 'nl/woordenlijst/'],
  ])
}

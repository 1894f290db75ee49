import type { z } from 'zod'
import type { Draft } from './draft.ts'
import { callFile, optionalFiles, programmeFiles } from './programme-files.ts'
import type { AreaSet, PostcodePlace, Programme } from './programme.ts'

const first = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const placesOf = ({ postcodes }: Draft): readonly PostcodePlace[] =>
  (postcodes ?? [])
    .map(({ place }) => place)
    .sort(
      (a, b) =>
        first(a.postcode, b.postcode) ||
        first(a.place, b.place) ||
        first(a.municipality, b.municipality),
    )

/** The programme that a draft without faults describes. Throws on a draft with faults: a bug. */
export const composeProgramme = (draft: Draft, hash: string): Programme => {
  const file = <Name extends keyof typeof programmeFiles>(
    name: Name,
  ): z.output<(typeof programmeFiles)[Name]> =>
    programmeFiles[name].parse(draft.documents.get(name)?.value) as z.output<
      (typeof programmeFiles)[Name]
    >
  const main = file('programme.yaml')
  const areaSets = main.areaSets.map(
    ({ id, title, validFrom, validTo, file: table, sources }): AreaSet => ({
      id,
      title,
      validFrom,
      validTo: validTo ?? null,
      sources,
      municipalities: (draft.areas.get(table)?.rows ?? [])
        .map((row) => row.municipality)
        .sort((a, b) => first(a.nis, b.nis)),
    }),
  )
  const calls = [...draft.documents.values()]
    .filter(({ file: name }) => name.startsWith('calls/'))
    .map(({ value }) => callFile.parse(value))
  const { units, groups } = file('units.yaml')
  const figures = draft.documents.get('indicators.yaml')
  const { themes, indicators, similarity } =
    figures === undefined
      ? { themes: [], indicators: [], similarity: undefined }
      : optionalFiles['indicators.yaml'].parse(figures.value)
  const publishing = draft.documents.get('publishing.yaml')
  return {
    id: main.id,
    title: main.title,
    summary: main.summary,
    government: main.government,
    record: main.record,
    sources: main.sources,
    publications: file('sources.yaml').publications,
    periods: main.periods.sort((a, b) => first(a.firstDay, b.firstDay)),
    goals: file('goals.yaml').goals,
    units,
    groups,
    actions: file('actions.yaml').actions,
    kpis: file('kpis.yaml').kpis,
    targets: file('targets.yaml').targets,
    announced: file('announced.yaml').rules,
    contradictions: file('contradictions.yaml').contradictions,
    themes,
    indicators,
    similarity: similarity ?? null,
    postcodes: main.postcodes === undefined ? null : { ...main.postcodes, places: placesOf(draft) },
    publishing:
      publishing === undefined ? null : optionalFiles['publishing.yaml'].parse(publishing.value),
    calls: calls.sort((a, b) => first(a.opensOn, b.opensOn) || first(a.id, b.id)),
    areaSets: areaSets.sort((a, b) => first(a.validFrom, b.validFrom)),
    hash,
  }
}

import type { Release } from '@peil/domain/release/release.ts'
import { foldName } from '@peil/publication/serve/fold-name.ts'

/** A postcode with the places in a municipality that have it. */
export interface PostcodeOf {
  readonly postcode: string
  readonly places: readonly string[]
}

/** The postcodes of each municipality that exists; a place named like it goes without saying. */
export const postcodesByMunicipality = ({
  programme,
  municipalities,
}: Pick<Release, 'programme' | 'municipalities'>): ReadonlyMap<string, readonly PostcodeOf[]> => {
  const rows = Map.groupBy(programme.postcodes?.places ?? [], ({ municipality }) => municipality)
  return new Map(
    municipalities.map(({ nis, name }) => [
      nis,
      [...Map.groupBy(rows.get(nis) ?? [], ({ postcode }) => postcode)].map(
        ([postcode, places]) => ({
          postcode,
          places: places.map(({ place }) => place).filter((place) => place !== name),
        }),
      ),
    ]),
  )
}

/** A postcode or name that leads to several municipalities. */
export interface SharedName {
  readonly name: string
  readonly municipalities: readonly { readonly nis: string; readonly name: string }[]
}

/** Postcodes and names, of municipalities and of places in them, that several have; by name. */
export const sharedNames = (
  { programme, municipalities }: Pick<Release, 'programme' | 'municipalities'>,
  compare: (a: string, b: string) => number,
): readonly SharedName[] => {
  const byNis = new Map(municipalities.map(({ nis, name }) => [nis, { nis, name }]))
  const named = [
    ...municipalities.map(({ nis, name }) => ({ name, nis })),
    ...(programme.postcodes?.places ?? []).flatMap(({ postcode, place, municipality: nis }) => [
      { name: postcode, nis },
      { name: place, nis },
    ]),
  ].filter(({ nis }) => byNis.has(nis))
  return [...Map.groupBy(named, ({ name }) => foldName(name)).values()]
    .map((same) => ({
      name: same[0]?.name ?? '',
      municipalities: [...new Set(same.map(({ nis }) => nis))]
        .flatMap((nis) => byNis.get(nis) ?? [])
        .sort((a, b) => compare(a.name, b.name)),
    }))
    .filter((shared) => shared.municipalities.length > 1)
    .sort((a, b) => compare(a.name, b.name))
}

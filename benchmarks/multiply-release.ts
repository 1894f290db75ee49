import type { AgreementPage, MunicipalityPage, Release } from '@peil/domain/release/release.ts'

/**
 * A release with `times` as many municipalities and agreements: copies of the real ones under other
 * codes, in regions of their own, so that no page holds more than before but those that hold all.
 */
export const multiplyRelease = (release: Release, times: number): Release => {
  const copies = Array.from({ length: times }, (_, copy) => copy)
  const code = (nis: string, copy: number): string =>
    copy === 0 ? nis : String(Number(nis) + 100_000 * copy)
  const id = (text: string, copy: number): string => (copy === 0 ? text : `${text}-${copy}`)
  const key = (text: string, copy: number): string => {
    const [call = '', applicant = ''] = text.split('/')
    return `${call}/${code(applicant, copy)}`
  }
  const municipality = (page: MunicipalityPage, copy: number): MunicipalityPage => ({
    ...page,
    nis: code(page.nis, copy),
    name: id(page.name, copy),
    region: id(page.region, copy),
    neighbours: page.neighbours.map((nis) => code(nis, copy)),
    predecessors: page.predecessors.map((nis) => code(nis, copy)),
    agreements: page.agreements.map((text) => key(text, copy)),
    tileRow: page.tileRow + 20 * copy,
  })
  const agreement = (page: AgreementPage, copy: number): AgreementPage => ({
    ...page,
    key: key(page.key, copy),
    applicant: code(page.applicant, copy),
    region: id(page.region, copy),
    members: page.members.map(({ nis, name }) => ({ nis: code(nis, copy), name: id(name, copy) })),
  })
  return {
    ...release,
    municipalities: copies.flatMap((copy) =>
      release.municipalities.map((page) => municipality(page, copy)),
    ),
    regions: copies.flatMap((copy) =>
      release.regions.map((page) => ({
        ...page,
        id: id(page.id, copy),
        name: id(page.name, copy),
        municipalities: page.municipalities.map((nis) => code(nis, copy)),
      })),
    ),
    vanished: copies.flatMap((copy) =>
      release.vanished.map((page) => ({
        ...page,
        nis: code(page.nis, copy),
        successor: code(page.successor, copy),
      })),
    ),
    agreements: copies.flatMap((copy) => release.agreements.map((page) => agreement(page, copy))),
  }
}

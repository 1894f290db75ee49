import type { Release } from '@peil/domain/release/release.ts'
import { indicatorPictures } from '../src/lib/charts/indicator-pictures.ts'
import { embeddedKpis } from '../src/lib/embed/embedded-kpis.ts'
import { beside, fileOf, pathOf, siteLanguages, type Page } from '../src/lib/paths.ts'

/** One page to render: the address that the app answers, and the file its answer goes to. */
export interface PageJob {
  readonly address: string
  readonly file: string
  /** Which page it is, or stands beside; null for those that are in no language. */
  readonly page: Page | null
}

/** The pages about indicators: one each, and one per theme for every region and municipality. */
const monitorPagesOf = ({ programme, regions, municipalities }: Release): readonly Page[] => [
  { kind: 'indicator' },
  { kind: 'compare' },
  ...programme.indicators.map(({ id }): Page => ({ kind: 'indicator', id })),
  ...programme.themes.flatMap(({ id: part }) => [
    ...regions.map(({ id }): Page => ({ kind: 'region', id, part })),
    ...municipalities.map(({ nis }): Page => ({ kind: 'municipality', id: nis, part })),
  ]),
]

const pagesOf = (release: Release): readonly Page[] => [
  { kind: 'home' },
  { kind: 'search' },
  ...release.municipalities.map(({ nis }): Page => ({ kind: 'municipality', id: nis })),
  ...release.vanished.map(({ nis }): Page => ({ kind: 'municipality', id: nis })),
  ...release.programme.actions.map(({ id }): Page => ({ kind: 'action', id })),
  ...release.programme.goals.map(({ id }): Page => ({ kind: 'goal', id })),
  { kind: 'region' },
  ...release.regions.map(({ id }): Page => ({ kind: 'region', id })),
  { kind: 'parliament' },
  ...release.programme.actions.map(({ id }): Page => ({ kind: 'parliament', id })),
  { kind: 'releases' },
  ...monitorPagesOf(release),
  { kind: 'data' },
  { kind: 'sources' },
  { kind: 'accessibility' },
  ...release.agreements.flatMap(embeddedKpis),
  { kind: 'privacy' },
  { kind: 'glossary' },
]

/** Files that stand beside pages. */
const filesOf = (release: Release): readonly { readonly page: Page; readonly file: string }[] => [
  ...release.municipalities.map(({ nis }) => ({
    page: { kind: 'municipality' as const, id: nis },
    file: 'report.pdf',
  })),
  ...release.indicators
    .filter(({ periods }) => periods.length > 0)
    .flatMap(({ indicator }) =>
      indicatorPictures.map((name) => ({
        page: { kind: 'indicator' as const, id: indicator },
        file: `${name}.svg`,
      })),
    ),
]

/** Every page of a release in every language, the choice of language and the page for wrong addresses. */
export const listPageJobs = (release: Release): readonly PageJob[] => [
  { address: '/', file: 'index.html', page: null },
  { address: '/not-found/', file: '404.html', page: null },
  ...pagesOf(release).flatMap((page) =>
    siteLanguages.map((language) => ({
      address: `/${pathOf(page, language)}`,
      file: fileOf(page, language),
      page,
    })),
  ),
  ...filesOf(release).flatMap(({ page, file }) =>
    siteLanguages.map((language) => {
      const path = beside(page, language, file)
      return { address: `/${path}`, file: path, page }
    }),
  ),
]

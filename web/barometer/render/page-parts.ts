import { createHash } from 'node:crypto'
import type { AgreementPage, MunicipalityPage } from '@peil/domain/release/release.ts'
import { embeddedKpis } from '../src/lib/embed/embedded-kpis.ts'
import type { PageRelease } from '../src/lib/page-release.ts'
import type { Page } from '../src/lib/paths.ts'
import { cardOnly, figuresOnly, outlineOnly, ownOf } from './narrow-release.ts'

/** The part of a release from which a page is made. */
export interface PagePart {
  readonly release: PageRelease
  /** Parts with the same fingerprint are the same; null for pages about everything. */
  readonly fingerprint: () => string | null
}

const hashOf = (...values: readonly unknown[]): string => {
  const hash = createHash('sha256')
  for (const value of values) hash.update(JSON.stringify(value)).update('\n')
  return hash.digest('hex')
}

/** Makes something at the first question, and keeps it. */
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** The same, kept until something else is asked: pages come in order, those of one place together. */
const forLast = <K, T>(make: (key: K) => T): ((key: K) => T) => {
  let last: { readonly key: K; readonly value: T } | undefined
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) }
    return last.value
  }
}

const isAboutFigures = ({ kind, part }: Page): boolean =>
  kind === 'indicator' || ((kind === 'municipality' || kind === 'region') && part !== undefined)

/**
 * Tells from what part of a release each page is made. A page is given nothing else, so that pages
 * made from equal parts are equal: what was made for an earlier release can be used again.
 */
export const pageParts = (release: PageRelease): ((page: Page | null) => PagePart) => {
  const whole: PagePart = { release, fingerprint: () => null }
  const figures = once((): PagePart => {
    const narrow = figuresOnly(release)
    return { release: narrow, fingerprint: once(() => hashOf('figures', narrow)) }
  })
  const outline = once(() => outlineOnly(release))
  const outlineHash = once(() => hashOf('municipality', outline()))
  const ofMunicipality = forLast((municipality: MunicipalityPage): PagePart => {
    const own = ownOf(release, municipality)
    const full = new Map(own.agreements.map((agreement) => [agreement.key, agreement]))
    const agreements = outline().agreements.map((one) => full.get(one.key) ?? one)
    return {
      release: { ...outline(), ...own, agreements },
      fingerprint: once(() => hashOf(outlineHash(), municipality.nis, own)),
    }
  })
  const card = once(() => cardOnly(release))
  const cardHash = once(() => hashOf('card', card()))
  const ofCard = forLast((agreement: AgreementPage): PagePart => ({
    release: { ...card(), agreements: [agreement] },
    fingerprint: once(() => hashOf(cardHash(), agreement)),
  }))
  const municipalities = new Map(release.municipalities.map((one) => [one.nis, one]))
  const cards = new Map(
    release.agreements.flatMap((agreement) =>
      embeddedKpis(agreement).map(({ part }) => [part, agreement] as const),
    ),
  )
  return (page) => {
    if (page === null) return whole
    if (isAboutFigures(page)) return figures()
    if (page.kind === 'municipality') {
      const municipality = municipalities.get(page.id ?? '')
      return municipality === undefined ? figures() : ofMunicipality(municipality)
    }
    const agreement = page.kind === 'embed' ? cards.get(page.part) : undefined
    return agreement === undefined ? whole : ofCard(agreement)
  }
}

import { page as request } from '$app/state'
import { getContext } from 'svelte'
import type { LocalText } from '@peil/domain/programme/programme.ts'
import { textIn } from '@peil/domain/release/release.ts'
import { formatFor, type Format } from './format.ts'
import { markDutch } from './language-marks.ts'
import type { PageRelease } from './page-release.ts'
import { pathOf, relativeHref, type Page, type SiteLanguage } from './paths.ts'
import { indexOf, type ReleaseIndex } from './release-index.ts'

/**
 * Where a component stands: which page of which release, in which language. A class, so that the
 * transport hook knows it and the whole release is not written out with every page.
 */
export class Place {
  readonly index: ReleaseIndex
  readonly language: SiteLanguage
  readonly page: Page
  readonly format: Format
  /** Of the page: its top says it, and its foot, which is made after it, cites it. */
  title = ''

  constructor(release: PageRelease, page: Page, language: SiteLanguage) {
    this.index = indexOf(release)
    this.page = page
    this.language = language
    this.format = formatFor(language)
  }

  get release(): PageRelease {
    return this.index.release
  }

  /** A text of the programme, to put on the page or into a message; marked where it stays Dutch. */
  text(text: LocalText): string {
    const found = textIn(text, this.language)
    return found.language !== this.language ? markDutch(found.text) : found.text
  }

  /** The language a text really is in, when that is not the page's. */
  languageOf(text: LocalText): string | undefined {
    const { language } = textIn(text, this.language)
    return language === this.language ? undefined : language
  }

  /** Link to a page in the same language; `fragment` is the id of an element on it. */
  link(page: Page, fragment?: string): string {
    const href = this.linkIn(this.language, page)
    return fragment === undefined ? href : `${href}#${fragment}`
  }

  linkIn(language: SiteLanguage, page: Page): string {
    return this.file(pathOf(page, language))
  }

  /** Link to a file of the release, `data/kpis.csv`. */
  file(path: string): string {
    return relativeHref(pathOf(this.page, this.language), path)
  }
}

const key = Symbol('place')

/** For what is rendered outside a page: a chart in a file of its own. */
export const placeContext = (place: Place): Map<symbol, Place> => new Map([[key, place]])

/** The place of the page, or of the file beside it, that is being rendered. */
export const usePlace = (): Place => {
  const place = getContext<Place | undefined>(key) ?? request.data.place
  if (place === undefined) throw new Error('this component belongs on a page of a release')
  return place
}

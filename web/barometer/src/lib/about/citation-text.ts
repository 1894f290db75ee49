import { m } from '#lib/paraglide/messages.js'
import { pathOf, type Page } from '#lib/paths.ts'
import type { Place } from '#lib/place.ts'
import { publisherText, versionText } from './publishing-words.ts'

/** A reference ready to be copied, without the address. */
export const citationText = (place: Place, title: string): string => {
  const { format, release } = place
  const { publishing, title: programme } = release.programme
  return m.cite_text({
    publisher: publishing === null ? m.cite_no_publisher() : publisherText(place),
    year: release.on.slice(0, 4),
    title,
    programme: place.text(programme),
    date: format.date(release.on),
    version: versionText(place),
    licence:
      publishing === null
        ? m.cite_no_licence()
        : m.cite_licence({ licence: place.text(publishing.licence.name) }),
  })
}

/** Where a page stands for everyone; null when the publisher states no address. */
export const pageAddress = ({ release, language }: Place, page: Page): string | null => {
  const root = release.programme.publishing?.address
  return root === undefined ? null : `${root}${pathOf(page, language)}`
}

import { formatFor } from './format.ts'
import type { ReleaseHead } from './page-release.ts'
import type { SiteLanguage } from './paths.ts'

/** Signs that no text has, each in the place of something from the head of the release. */
export const headMarks = {
  position: '\ue010',
  moment: '\ue011',
  previous: '\ue012',
  /** As long as what it stands for, so that lines of drawings break where they should. */
  fingerprint: '\ue013'.repeat(8),
} as const

const anyMark = /[\ue010-\ue012]|\ue013{8}/g

/** A page with the head of its release written in it, in the way of its language. */
export const writeHead = (page: string, head: ReleaseHead, language: SiteLanguage): string => {
  const format = formatFor(language)
  const texts: Readonly<Record<string, string>> = {
    [headMarks.position]: format.number(head.ledgerPosition),
    [headMarks.moment]: format.moment(head.asOf),
    [headMarks.previous]: head.previous === null ? '' : format.date(head.previous.on),
    [headMarks.fingerprint]: head.ledgerHash.slice(0, headMarks.fingerprint.length),
  }
  return page.replaceAll(anyMark, (mark) => texts[mark] ?? mark)
}

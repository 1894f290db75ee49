/**
 * What charts gain where a script runs: points that can be inspected, pictures, buttons to copy.
 * Nothing on a page needs it, and whatever it adds appears only when it runs. Its words stand on
 * the element that loads it.
 */
import { announcer, inspectCharts } from './inspect-charts.ts'
import { keepCharts } from './keep-charts.ts'
import { offerCopies } from './offer-copies.ts'
import { offerPictures } from './save-picture.ts'

const words = document.querySelector<HTMLScriptElement>('script[data-copy-word]')?.dataset ?? {}
const say = announcer()
const pictureWord = words['pictureWord'] ?? 'PNG'
inspectCharts(say)
offerPictures(pictureWord)
keepCharts(pictureWord)
offerCopies({ copy: words['copyWord'] ?? '', copied: words['copiedWord'] ?? '' }, say)

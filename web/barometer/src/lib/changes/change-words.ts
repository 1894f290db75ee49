import type { ReleaseChange } from '@peil/domain/release/release.ts'
import { stateWord } from '#lib/agreement/agreement-words.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Place } from '#lib/place.ts'
import { found } from '#lib/release-index.ts'
import { statusWord } from '#lib/words.ts'
import { figureChangeText, newPeriodsText } from './figure-change-words.ts'

type Of<Kind extends ReleaseChange['kind']> = Extract<ReleaseChange, { kind: Kind }>

const kpiTitle = (place: Place, kpi: string): string =>
  place.text(found(place.index.kpis, kpi).title)

const reportText = (place: Place, { kpi, moment, from, to }: Of<'report'>): string => {
  const inputs = { subject: kpiTitle(place, kpi), to: place.format.number(to) }
  if (from !== null) {
    return m.change_report_replaced({ ...inputs, from: place.format.number(from) })
  }
  return moment === 'final' ? m.change_report_final(inputs) : m.change_report_interim(inputs)
}

const agreementText = (place: Place, { agreement, from, to }: Of<'agreement'>): string => {
  const { period } = found(place.index.agreements, agreement)
  const inputs = {
    period: place.text(found(place.index.periods, period).title),
    to: stateWord[to](),
  }
  return from === null
    ? m.change_agreement_new(inputs)
    : m.change_agreement({ ...inputs, from: stateWord[from]() })
}

/** One change of a release in a sentence. */
export const changeText = (place: Place, change: ReleaseChange): string => {
  const number = (value: number | null): string =>
    value === null ? m.missing_not_applicable() : place.format.number(value)
  switch (change.kind) {
    case 'status':
      return m.change_status({
        subject: kpiTitle(place, change.kpi),
        from: statusWord[change.from](),
        to: statusWord[change.to](),
      })
    case 'report':
      return reportText(place, change)
    case 'target':
      return m.change_target({
        subject: kpiTitle(place, change.kpi),
        from: number(change.from),
        to: number(change.to),
      })
    case 'agreement':
      return agreementText(place, change)
    case 'figure':
      return figureChangeText(place, change)
    case 'new-periods':
      return newPeriodsText(place, change)
    case 'reply':
      return change.kpi === null
        ? m.change_reply_all()
        : m.change_reply({ subject: kpiTitle(place, change.kpi) })
  }
}

/** Why it changed, when that is public. */
export const reasonOf = (change: ReleaseChange): string | null =>
  'reason' in change ? change.reason : null

import type { AgreementPage } from '@peil/domain/release/release.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Format } from '#lib/format.ts'

/** How far an application or agreement is, in one sentence with its days. */
export const stateNote = (agreement: AgreementPage, format: Format): string => {
  const day = (date: CalendarDate | null): string => (date === null ? '' : format.date(date))
  switch (agreement.state) {
    case 'applied':
      return m.note_applied({ date: day(agreement.appliedOn) })
    case 'not-funded':
      return m.note_not_funded({ date: day(agreement.appliedOn) })
    case 'offered':
      return m.note_offered({ date: day(agreement.offeredOn) })
    case 'declined':
      return m.note_declined({ date: day(agreement.declinedOn) })
    case 'signed':
      return m.note_signed({ date: day(agreement.signedOn) })
    case 'ended':
      return m.note_ended({ signed: day(agreement.signedOn), ended: day(agreement.endedOn) })
  }
}

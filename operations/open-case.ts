import type { Reader } from '@peil/domain/access/role.ts'
import {
  agreementStream,
  reportedAt,
  versionInForce,
  type Agreement,
} from '@peil/domain/agreement/agreement.ts'
import { judgedOf } from '@peil/domain/measurement/assess-kpi.ts'
import { judgeStatus } from '@peil/domain/measurement/judge-status.ts'
import type { Status } from '@peil/domain/measurement/status.ts'
import type { Programme } from '@peil/domain/programme/programme.ts'
import { decideCase } from '@peil/domain/support-case/decide-case.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import { dateOf } from '@peil/domain/values/instant.ts'
import { actingAs } from './acting-as.ts'
import { findCall } from './find-call.ts'
import { findCaseOf, type CaseId } from './find-case.ts'
import { keepReason, keepText } from './keep-text.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

export interface OpenedCase extends CaseId {
  readonly whatHappened: string
  /** Empty while nobody knows. */
  readonly why: string
}

/** Opens a case about a missed target. It brings talking and support, and nothing else by itself. */
export const openCase = async (
  peil: Peil,
  reader: Reader,
  { whatHappened, why, ...id }: OpenedCase,
): Promise<Decision<null>> => {
  const what = keepReason(whatHappened, peil.effects)
  const because = why.trim() === '' ? null : keepText(why.trim(), peil.effects)
  return transact(actingAs(peil, reader), (state) => {
    const found = findCaseOf(peil, state, reader, 'open-case', id)
    if (!found.ok) return found
    if (!what.ok) return what
    const { agreement, known } = found.value
    const today = dateOf(peil.effects.now())
    const status = statusOf(peil.programme, agreement, id.kpi, today)
    if (!status.ok) return status
    const decision = decideCase({ agreement, kpi: id.kpi, status: status.value }, known, {
      whatHappened: what.value.digest,
      why: because?.digest ?? null,
    })
    if (!decision.ok) return decision
    return accept({
      entries: decision.value,
      texts: because === null ? [what.value] : [what.value, because],
      // A report that comes in between may show that the target is met.
      reads: [agreementStream(agreement.call, agreement.applicant)],
      value: null,
    })
  })
}

const statusOf = (
  programme: Programme,
  agreement: Agreement,
  kpiId: string,
  on: CalendarDate,
): Decision<Status> => {
  const call = findCall(programme, agreement.call)
  if (!call.ok) return call
  const period = programme.periods.find(({ id }) => id === call.value.period)
  if (period === undefined) throw new Error(`call ${call.value.id} has no period`)
  const kpi = programme.kpis.find(({ id }) => id === kpiId)
  if (kpi === undefined) {
    return refuse({
      code: 'kpi-not-agreed',
      found: `KPI ${kpiId}`,
      expected: 'a KPI of the agreement',
      whatToDo: 'correct the KPI',
      about: { kpi: kpiId },
    })
  }
  const judged = judgedOf({
    call: call.value,
    period,
    kpi,
    agreement,
    terms: versionInForce(agreement)?.rows.find((row) => row.kpi === kpiId),
    reported: {
      interim: reportedAt(agreement, 'interim').get(kpiId),
      final: reportedAt(agreement, 'final').get(kpiId),
    },
  })
  return accept(judgeStatus(judged, on))
}

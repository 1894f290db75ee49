import { versionInForce, type Agreement } from '@peil/domain/agreement/agreement.ts'
import type { Call } from '@peil/domain/programme/programme.ts'
import { cents } from '@peil/domain/values/cents.ts'
import { declineOffer, signAgreements } from '../answer-offer.ts'
import { amendAgreement, endAgreement } from '../change-agreement.ts'
import type { Peil } from '../open.ts'
import type { SampleRound } from './sample-plan.ts'
import { agreementsOf, must, spareOf, spread, type On } from './sample-step.ts'

/** All sign but one, who declines. */
export const signAndDecline = async (
  peil: Peil,
  call: Call,
  round: SampleRound,
  on: On,
): Promise<void> => {
  const offered = await agreementsOf(peil, call)
  const [decliner] = spareOf(offered, round)
  const signers = offered.filter((agreement) => agreement !== decliner)
  for (const [date, batch] of spread(signers, round.signedOn)) {
    for (const { applicant } of batch) {
      must(await signAgreements(on(date, 'municipality'), call.id, { applicant }))
    }
  }
  const lastDay = round.signedOn.at(-1)
  if (decliner === undefined || lastDay === undefined) return
  must(
    await declineOffer(
      on(lastDay, 'municipality'),
      call.id,
      decliner.applicant,
      'De gemeenteraad kiest ervoor om dit jaar eigen projecten voort te zetten.',
    ),
  )
}

/** Some agreements change, and in one round one ends. */
export const amend = async (peil: Peil, call: Call, round: SampleRound, on: On): Promise<void> => {
  const team = on(round.amendedOn, 'programme-team')
  const signed = (await agreementsOf(peil, call)).filter(({ state }) => state === 'signed')
  for (const { kpi, roundingEuro } of round.exact) {
    if (roundingEuro === undefined) continue
    const holder = signed.find((agreement) => rowOf(agreement, kpi) !== undefined)
    const row = holder === undefined ? undefined : rowOf(holder, kpi)
    if (holder === undefined || row === undefined) throw new Error(`nobody holds KPI ${kpi}`)
    const contributionCents = cents(row.contributionCents - roundingEuro)
    const change = { kpi, awardedReach: row.awardedReach, contributionCents }
    const why = 'Afronding in het gepubliceerde cijfer.'
    must(await amendAgreement(team, call.id, holder.applicant, [change], why))
  }
  const exactKpis = new Set(round.exact.map(({ kpi }) => kpi))
  const large = signed.flatMap((agreement) => {
    const row = versionInForce(agreement)?.rows.find(
      ({ kpi, awardedReach }) => !exactKpis.has(kpi) && awardedReach >= 40,
    )
    return row === undefined ? [] : [{ agreement, row }]
  })
  for (const { agreement, row } of large.slice(3, 5)) {
    const awardedReach = Math.floor(row.awardedReach * 0.8)
    const why = 'De partner kan minder begeleiders inzetten dan voorzien; in overleg verlaagd.'
    const change = { kpi: row.kpi, awardedReach }
    must(await amendAgreement(team, call.id, agreement.applicant, [change], why))
  }
  const leaver = spareOf(signed, round)[0]
  if (round.endedOn === undefined || leaver === undefined) return
  const why = 'Op vraag van het bestuur beëindigd, na het vertrek van de projectploeg.'
  const ending = on(round.endedOn, 'programme-team')
  must(await endAgreement(ending, call.id, leaver.applicant, round.endedOn, why))
}

const rowOf = (agreement: Agreement, kpi: string) =>
  versionInForce(agreement)?.rows.find((row) => row.kpi === kpi)

import { versionInForce, type Agreement } from '@peil/domain/agreement/agreement.ts'
import type { TermsRow } from '@peil/domain/agreement/entries.ts'
import type { Call } from '@peil/domain/programme/programme.ts'
import { cents } from '@peil/domain/values/cents.ts'
import { declineOffer, signAgreements } from '../answer-offer.ts'
import { amendAgreement, endAgreement } from '../change-agreement.ts'
import type { Peil } from '../open.ts'
import type { SampleRound } from './sample-plan.ts'
import { agreementsOf, must, partOf, signedOf, spareOf, type SampleStep } from './sample-step.ts'

/** All sign but one, who declines; some agreements change; in one round one ends. */
export const agreementSteps = (call: Call, round: SampleRound): readonly SampleStep[] => {
  const { signedOn, amendedOn, endedOn } = round
  const lastDay = signedOn.at(-1) ?? amendedOn
  return [
    ...signedOn.map((on, index): SampleStep => ({
      on,
      actor: 'municipality',
      take: async (peil) => {
        const { signers } = await answersOf(peil, call, round)
        const batch = partOf(signers, index, signedOn.length)
        if (batch.length > 0) must(await signAgreements(peil, call.id, batch))
      },
    })),
    { on: lastDay, actor: 'municipality', take: (peil) => decline(peil, call, round) },
    { on: amendedOn, actor: 'programme-team', take: (peil) => amend(peil, call, round) },
    ...(endedOn === undefined
      ? []
      : [
          {
            on: endedOn,
            actor: 'programme-team' as const,
            take: async (peil: Peil) => {
              const [leaver] = spareOf(await signedOf(peil, call), round)
              if (leaver === undefined) return
              const why = 'Op vraag van het bestuur beëindigd, na het vertrek van de projectploeg.'
              must(await endAgreement(peil, call.id, leaver.applicant, endedOn, why))
            },
          },
        ]),
  ]
}

/** Who will sign and who will decline: the same whoever has signed already. */
const answersOf = async (peil: Peil, call: Call, round: SampleRound) => {
  const offered = await agreementsOf(peil, call)
  const [decliner] = spareOf(offered, round)
  const signers = offered.filter((agreement) => agreement !== decliner)
  return { decliner, signers: signers.map(({ applicant }) => applicant) }
}

const decline = async (peil: Peil, call: Call, round: SampleRound): Promise<void> => {
  const { decliner } = await answersOf(peil, call, round)
  if (decliner === undefined) return
  const why = 'De gemeenteraad kiest ervoor om dit jaar eigen projecten voort te zetten.'
  must(await declineOffer(peil, call.id, decliner.applicant, why))
}

const amend = async (peil: Peil, call: Call, round: SampleRound): Promise<void> => {
  const signed = await signedOf(peil, call)
  for (const { kpi, roundingEuro } of round.exact) {
    if (roundingEuro === undefined) continue
    const holder = signed.find((agreement) => rowOf(agreement, kpi) !== undefined)
    const row = holder === undefined ? undefined : rowOf(holder, kpi)
    if (holder === undefined || row === undefined) throw new Error(`nobody holds KPI ${kpi}`)
    const contributionCents = cents(row.contributionCents - roundingEuro)
    const change = { kpi, awardedReach: row.awardedReach, contributionCents }
    const why = 'Afronding in het gepubliceerde cijfer.'
    must(await amendAgreement(peil, call.id, holder.applicant, [change], why))
  }
  const exactKpis = new Set(round.exact.map(({ kpi }) => kpi))
  const large = signed.flatMap((agreement) => {
    const row = versionInForce(agreement)?.rows.find(
      ({ kpi, awardedReach }) => !exactKpis.has(kpi) && awardedReach >= 40,
    )
    return row === undefined ? [] : [{ agreement, row }]
  })
  for (const { agreement, row } of large.slice(3, 5)) {
    const change = { kpi: row.kpi, awardedReach: Math.floor(row.awardedReach * 0.8) }
    const why = 'De partner kan minder begeleiders inzetten dan voorzien; in overleg verlaagd.'
    must(await amendAgreement(peil, call.id, agreement.applicant, [change], why))
  }
}

const rowOf = (agreement: Agreement, kpi: string): TermsRow | undefined =>
  versionInForce(agreement)?.rows.find((row) => row.kpi === kpi)

import type { Call } from '@peil/domain/programme/programme.ts'
import { takeInReplies } from '../take-in-replies.ts'
import type { SampleRound } from './sample-plan.ts'
import { must, signedOf, type SampleStep } from './sample-step.ts'

/** Each says itself that it is invented: a quotation travels without its page. */
const texts = [
  '(Verzonnen antwoord.) Een tweede groep is pas na de zomer begonnen en telt nog niet mee.',
  '(Verzonnen antwoord.) De partner stopte in het voorjaar; sinds september is er een nieuwe.',
  '(Verzonnen antwoord.) We bereikten vooral gezinnen die we vroeger niet kenden.',
]

/** A few municipalities say something about their own figures, one of them about all of them. */
export const replySteps = (call: Call, round: SampleRound): readonly SampleStep[] => [
  {
    on: round.correctedOn,
    actor: 'municipality',
    take: async (peil) => {
      const reported = (await signedOf(peil, call)).filter(({ reports }) => reports.length > 0)
      const replies = texts.flatMap((text, index) => {
        const agreement = reported[5 + 7 * index]
        if (agreement === undefined) return []
        const kpi = index === 2 ? null : (agreement.reports.at(-1)?.rows[0]?.kpi ?? null)
        const { applicant } = agreement
        const on = round.correctedOn
        return [{ call: call.id, applicant, kpi, on, language: 'nl' as const, text }]
      })
      if (replies.length > 0) must(await takeInReplies(peil, replies))
    },
  },
]

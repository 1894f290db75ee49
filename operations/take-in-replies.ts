import type { Agreement } from '@peil/domain/agreement/agreement.ts'
import { decideReply } from '@peil/domain/agreement/decide-reply.ts'
import type { ReplyGiven } from '@peil/domain/agreement/entries.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import type { NewEntry } from '@peil/domain/recorded-entry.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import { dateOf } from '@peil/domain/values/instant.ts'
import type { PrivateText } from '@peil/ledger/ledger.ts'
import { findAgreement } from './answer-offer.ts'
import type { Counts, GroupDecision, IndexedRefusal } from './group-decision.ts'
import { keepText } from './keep-text.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

/** What a municipality says about its own figures, in its own words. */
export interface AgreementReply extends Omit<ReplyGiven, 'text'> {
  readonly call: string
  readonly applicant: string
  readonly text: string
}

/** Takes in replies together: all of them, or none and every reason why not. */
export const takeInReplies = (
  peil: Peil,
  replies: readonly AgreementReply[],
): Promise<Decision<Counts>> => transact(peil, (state) => decideReplies(peil, state, replies))

/** The decision alone; nothing is written. */
export const decideReplies = async (
  peil: Peil,
  state: LedgerState,
  replies: readonly AgreementReply[],
): Promise<GroupDecision> => {
  const entries: NewEntry[] = []
  const texts: PrivateText[] = []
  const refusals: IndexedRefusal[] = []
  const today = dateOf(peil.effects.now())
  const seen = new Set<string>()
  for (const [index, reply] of replies.entries()) {
    const agreement = findAgreement(state, peil.programme, reply.call, reply.applicant)
    if (!agreement.ok) {
      refusals.push(...agreement.refusals.map((refusal) => ({ ...refusal, index })))
      continue
    }
    const { kpi, on, language } = reply
    const name = [reply.call, reply.applicant, kpi, on, language, reply.text].join('|')
    if (seen.has(name)) {
      refusals.push({ ...saidTwice, index })
      continue
    }
    seen.add(name)
    const text = await textOf(peil, agreement.value, reply)
    const given = { kpi, on, language, text: text.digest }
    const decision = decideReply(agreement.value, given, today)
    if (!decision.ok) refusals.push(...decision.refusals.map((refusal) => ({ ...refusal, index })))
    else if (decision.value.length > 0) {
      entries.push(...decision.value)
      texts.push(text)
    }
  }
  if (refusals.length > 0) return refuse(...refusals)
  const changed = entries.length
  return accept({ entries, texts, value: { changed, unchanged: replies.length - changed } })
}

const saidTwice = {
  code: 'duplicate-row',
  found: 'the same reply a second time',
  expected: 'each reply once',
  whatToDo: 'keep one of the rows',
  about: { column: 'text' },
}

/** The same words about the same keep their digest, so that the same reply again is no change. */
const textOf = async (
  { ledger, effects }: Peil,
  { replies }: Agreement,
  { kpi, on, language, text }: AgreementReply,
): Promise<PrivateText> => {
  const same = replies.filter(
    (known) => known.kpi === kpi && known.on === on && known.language === language,
  )
  const kept = await ledger.texts(same.map((known) => known.text))
  const fresh = keepText(text, effects)
  const before = same.find((known) => kept.get(known.text) === text)
  return before === undefined ? fresh : { ...fresh, digest: before.text }
}

import type { Agreement } from '../agreement/agreement.ts'
import type { PaymentKind } from '../agreement/entries.ts'
import type { Call, Kpi } from '../programme/programme.ts'
import type { FundingStatement } from '../release/release.ts'
import type { SupportCase } from '../support-case/support-case.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { addCents, cents, subtractCents, zeroCents, type Cents } from '../values/cents.ts'
import { fundingFacts } from './funding-facts.ts'
import { fundingStatement, type FundingFacts } from './funding-statement.ts'

/** What one action gets and costs under one agreement. */
interface ActionMoney extends Omit<FundingStatement, 'incentiveCents'> {
  readonly action: string
  /** Decided on by two people; zero when nothing was. */
  readonly recoveryCents: Cents
}

/** The money of one agreement on a day. */
export interface AgreementMoney {
  readonly call: string
  readonly applicant: string
  readonly members: readonly string[]
  readonly statement: FundingStatement
  /** In programme order; their amounts add up to those of the statement. */
  readonly actions: readonly ActionMoney[]
  readonly recoveryCents: Cents
  readonly ordered: Agreement['ordered']
  /** Ordered in all beyond what is awarded after recovery: to be asked back. */
  readonly overpaidCents: Cents
  /** What can be ordered now. */
  readonly due: readonly { readonly payment: PaymentKind; readonly amountCents: Cents }[]
  /** KPIs about which a case is open: whoever orders a balance should know. */
  readonly openCases: readonly string[]
}

export interface MoneyFacts {
  readonly call: Call
  readonly agreement: Agreement
  /** In programme order. */
  readonly kpis: readonly Kpi[]
  /** Of this agreement. */
  readonly cases: readonly SupportCase[]
}

/** The money of a signed agreement, in all and per action; null before it is signed. */
export const moneyOfAgreement = (
  { call, agreement, kpis, cases }: MoneyFacts,
  on: CalendarDate,
): AgreementMoney | null => {
  if (agreement.signedAt === null) return null
  const facts = fundingFacts(call, agreement, on)
  const statement = fundingStatement(facts)
  const recoveryCents = recoveryOf(cases)
  const { ordered } = agreement
  const keptCents = subtractCents(statement.awardedCents, recoveryCents)
  const paidCents = addCents(ordered.advance, ordered.balance)
  return {
    call: call.id,
    applicant: agreement.applicant,
    members: agreement.members,
    statement,
    actions: perAction(facts, kpis, cases),
    recoveryCents,
    ordered,
    overpaidCents: cents(Math.max(0, paidCents - keptCents)),
    due: paymentsDue(agreement, facts, statement, keptCents),
    openCases: cases.filter(({ stage }) => stage === 'open').map(({ kpi }) => kpi),
  }
}

/**
 * Advance and incentive are due from the signature, the balance once every awarded KPI has a final
 * report: what is awarded, less what two people decided to recover, less the advance. What was
 * ordered is not due again; after an amendment the rest is.
 */
const paymentsDue = (
  { state, ordered }: Agreement,
  { rows, finalReach }: FundingFacts,
  { advanceCents, incentiveCents }: FundingStatement,
  keptCents: Cents,
): AgreementMoney['due'] => {
  const signed = state === 'signed'
  const advance = signed ? cents(Math.max(0, advanceCents - ordered.advance)) : zeroCents
  const incentive = signed ? subtractCents(incentiveCents, ordered.incentive) : zeroCents
  const complete = rows.every((row) => row.awardedReach === 0 || finalReach.has(row.kpi))
  const advanced = Math.max(ordered.advance, advanceCents)
  const balance = complete ? cents(keptCents - advanced - ordered.balance) : zeroCents
  const all = [
    { payment: 'advance', amountCents: advance },
    { payment: 'incentive', amountCents: incentive },
    { payment: 'balance', amountCents: balance },
  ] as const
  return all.filter(({ amountCents }) => amountCents > 0)
}

/**
 * Per action what its rows add to those before it, so that shares cut to whole cents still add up.
 * The shortfall and what is at risk are those of the action's own rows.
 */
const perAction = (
  facts: FundingFacts,
  kpis: readonly Kpi[],
  cases: readonly SupportCase[],
): readonly ActionMoney[] => {
  const actionOf = new Map(kpis.map(({ id, action }) => [id, action]))
  const agreed = new Set(facts.rows.map(({ kpi }) => actionOf.get(kpi)))
  const actions = [...new Set(kpis.map(({ action }) => action))].filter((one) => agreed.has(one))
  const statementOf = (some: readonly string[]): FundingStatement => {
    const wanted = new Set(some)
    const rows = facts.rows.filter(({ kpi }) => wanted.has(actionOf.get(kpi) ?? ''))
    return fundingStatement({ ...facts, rows })
  }
  return actions.map((action, index) => {
    const before = statementOf(actions.slice(0, index))
    const upTo = statementOf(actions.slice(0, index + 1))
    const { shortfallCents, atRiskCents, ownCashCents, ownInKindCents } = statementOf([action])
    const added = (name: 'awardedCents' | 'advanceCents' | 'balanceCents' | 'ownDueCents') =>
      subtractCents(upTo[name], before[name])
    return {
      action,
      awardedCents: added('awardedCents'),
      advanceCents: added('advanceCents'),
      balanceCents: added('balanceCents'),
      ownDueCents: added('ownDueCents'),
      ownCashCents,
      ownInKindCents,
      shortfallCents,
      atRiskCents,
      recoveryCents: recoveryOf(cases.filter(({ kpi }) => actionOf.get(kpi) === action)),
    }
  })
}

const recoveryOf = (cases: readonly SupportCase[]): Cents =>
  addCents(...cases.map(({ recovery }) => recovery?.amountCents ?? zeroCents))

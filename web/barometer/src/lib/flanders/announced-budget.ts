import type { AnnouncedRule, Programme } from '@peil/domain/programme/programme.ts'
import { addCents, type Cents } from '@peil/domain/values/cents.ts'

/** The announced rule that states a budget per period, if the programme has one. */
export const announcedBudget = (programme: Pick<Programme, 'announced'>): AnnouncedRule | null =>
  programme.announced.find((rule) => (rule.budgets ?? []).length > 0) ?? null

/** What was announced for a period, or in sum for `all`; null when nothing was. */
export const announcedAmount = (rule: AnnouncedRule | null, period: string): Cents | null => {
  const amounts = (rule?.budgets ?? []).filter(
    (budget) => period === 'all' || budget.period === period,
  )
  return amounts.length === 0 ? null : addCents(...amounts.map(({ amountEuro }) => amountEuro))
}

import { checks } from './checks.ts'

const either = (conditions: Iterable<string>): string =>
  [...conditions].map((condition) => `(${condition})`).join(' OR ')

/**
 * Whether anything at all is wrong with a row, asked as cheaply as can be: what cannot be so in a
 * row is not asked of it. True, false or NULL, which is not true: a condition, not a value.
 */
export const isFaulty = either(
  [...Map.groupBy(checks, ({ where }) => where)].map(
    ([where, shared]) =>
      `(${where}) AND (${either(new Set(shared.map(({ fault, partOf }) => partOf ?? fault)))})`,
  ),
)

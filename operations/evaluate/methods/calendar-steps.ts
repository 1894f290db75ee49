const day = 86_400_000

const monthOf = (text: string): number | null => {
  const [, year, month] = /^(\d{4})-(\d\d)/.exec(text) ?? []
  return Number(month) >= 1 && Number(month) <= 12 ? Number(year) * 12 + Number(month) : null
}

const quarterOf = (text: string): number | null => {
  const [, year, quarter] = /^(\d{4})-Q(\d)$/.exec(text) ?? []
  return quarter === undefined ? null : Number(year) * 4 + Number(quarter)
}

const dayOf = (text: string): number | null => {
  const place = Date.parse(`${text}T00:00:00Z`) / day
  return Number.isInteger(place) ? place : null
}

const isLastOfMonth = (text: string): boolean =>
  monthOf(text) !== monthOf(new Date(((dayOf(text) ?? NaN) + 1) * day).toISOString())

type Ordinal = (text: string) => number | null

/** By what dates are counted: quarters, months where all fall on one day of them, or days. */
const ordinalOf = (labels: readonly string[]): Ordinal | null => {
  if (labels.every((label) => quarterOf(label) !== null)) return quarterOf
  if (labels.every((label) => label.length === 7 && monthOf(label) !== null)) return monthOf
  if (!labels.every((label) => label.length === 10 && dayOf(label) !== null)) return null
  const sameDay = new Set(labels.map((label) => label.slice(8))).size === 1
  return sameDay || labels.every(isLastOfMonth) ? monthOf : dayOf
}

/**
 * Places of quarters, months or dates, all different, in steps as wide as their smallest distance:
 * where May is not there, June stands two steps after April. Null for other texts, and where a
 * distance is not a whole number of steps.
 */
export const calendarSteps = (labels: readonly string[]): readonly number[] | null => {
  const ordinal = ordinalOf(labels)
  if (ordinal === null) return null
  const places = labels.map((label) => ordinal(label) ?? NaN)
  const ordered = places.toSorted((a, b) => a - b)
  const distances = ordered.slice(1).map((place, i) => place - (ordered[i] ?? NaN))
  const step = Math.min(...distances)
  const steps = places.map((place) => (place - (ordered[0] ?? NaN)) / step)
  return steps.every(Number.isInteger) ? steps : null
}

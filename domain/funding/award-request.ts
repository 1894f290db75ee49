import type { Cents } from '../values/cents.ts'

/** One row of an application, as the award sees it. */
export interface AwardRequest {
  /** NIS code of the applicant. */
  readonly applicant: string
  readonly kpi: string
  /** Whole units of planned reach. */
  readonly requested: number
  /** 1 is the most urgent. Null only when nothing is requested. */
  readonly priority: number | null
  readonly unitPriceCents: Cents
}

/** A request for something, so with a priority, in numbers that are exact whatever their size. */
export interface RoundRow {
  readonly request: AwardRequest
  readonly units: bigint
  readonly price: bigint
}

/**
 * The requests in the order of the output, which is total: applicant, then KPI in programme order.
 * Throws on what the checks of an application keep out (a bug, never an input): a row twice, a KPI
 * outside the programme, a number that is not whole, a request without priority.
 */
export const orderRequests = (
  requests: readonly AwardRequest[],
  kpiOrder: readonly string[],
): readonly AwardRequest[] => {
  const rank = new Map(kpiOrder.map((kpi, index) => [kpi, index]))
  const seen = new Set<string>()
  for (const { applicant, kpi, requested, priority } of requests) {
    const row = `row ${applicant} ${kpi}`
    if (!rank.has(kpi)) throw new RangeError(`${row}: this KPI is not in the programme`)
    if (seen.has(row)) throw new RangeError(`${row} is there twice`)
    seen.add(row)
    if (!Number.isSafeInteger(requested) || requested < 0) {
      throw new RangeError(`${row}: requested is not a whole number of units: ${requested}`)
    }
    if (requested > 0 && !(Number.isSafeInteger(priority) && Number(priority) > 0)) {
      throw new RangeError(`${row}: priority is not 1 or more: ${String(priority)}`)
    }
  }
  return requests.toSorted((a, b) =>
    a.applicant === b.applicant
      ? (rank.get(a.kpi) ?? 0) - (rank.get(b.kpi) ?? 0)
      : a.applicant < b.applicant
        ? -1
        : 1,
  )
}

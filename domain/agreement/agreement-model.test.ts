import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldLedger, type LedgerState } from '../fold-ledger.ts'
import type { RecordedEntry } from '../recorded-entry.ts'
import { amend, apply, award, decline, end, report, sign } from '../release/test-commands.ts'
import {
  applied,
  codesOf,
  digest,
  noon,
  record,
  reported,
  type Step,
} from '../release/test-ledger.ts'
import { cents } from '../values/cents.ts'
import { versionInForce } from './agreement.ts'

/** Commands in any order, sensible or not, on three applicants, three KPIs and two calls. */
const anyCall = fc.constantFrom('2022', '2022', '2022', '2023')
const anyApplicant = fc.constantFrom('10001', '10002', '10003')
const anyKpi = fc.constantFrom('2', '5', '9a')
const anyMoment = fc.constantFrom('interim' as const, 'final' as const)

const anyApplication = fc
  .tuple(
    anyCall,
    anyApplicant,
    fc.uniqueArray(fc.record({ kpi: anyKpi, planned: fc.integer({ min: 0, max: 160 }) }), {
      minLength: 1,
      selector: ({ kpi }) => kpi,
    }),
  )
  .map(([call, applicant, rows]) =>
    apply(
      call,
      [applicant],
      rows.map(({ kpi, planned }, index) => applied(kpi, planned, index + 1)),
    ),
  )

const anyAmendment = fc
  .tuple(
    anyCall,
    anyApplicant,
    anyKpi,
    fc.integer({ min: -1, max: 160 }),
    fc.option(fc.nat({ max: 700_000 }), { nil: undefined }),
  )
  .map(([call, applicant, kpi, awardedReach, contribution]) =>
    amend(call, applicant, {
      kpi,
      awardedReach,
      ...(contribution !== undefined && { contributionCents: cents(contribution) }),
    }),
  )

const anyReport = fc
  .tuple(
    anyCall,
    anyApplicant,
    anyMoment,
    anyKpi,
    fc.nat({ max: 200 }),
    fc.option(fc.constantFrom(digest('a'), digest('b'))),
  )
  .map(([call, applicant, moment, kpi, reach, reason]) =>
    report(call, applicant, moment, reported(kpi, reach, { reason })),
  )

const anyCommand: fc.Arbitrary<Step[1]> = fc.oneof(
  { arbitrary: anyApplication, weight: 4 },
  {
    arbitrary: fc.tuple(anyCall, fc.nat({ max: 60_000 })).map((of) => award(...of)),
    weight: 1,
  },
  { arbitrary: fc.tuple(anyCall, anyApplicant).map((of) => sign(...of)), weight: 4 },
  { arbitrary: fc.tuple(anyCall, anyApplicant).map((of) => decline(...of)), weight: 1 },
  { arbitrary: anyAmendment, weight: 4 },
  { arbitrary: anyReport, weight: 3 },
  {
    arbitrary: fc.tuple(anyCall, anyApplicant).map((of) => end(...of, '2023-01-01')),
    weight: 1,
  },
)

interface Run {
  readonly entries: readonly RecordedEntry[]
  readonly state: LedgerState
  readonly accepted: number
}

/** Decides every command; what is refused leaves no trace. `foldLedger` throws on what cannot be. */
const run = (commands: readonly Step[1][], check: (run: Run) => void): Run =>
  commands.reduce<Run>(
    (before, decide) => {
      const decision = decideOrSkip(before.state, decide)
      if (!decision?.ok) return before
      const entries = record(before.entries, decision.value, noon('2022-08-01'))
      const fresh = entries.slice(before.entries.length)
      const after = {
        entries,
        state: foldLedger(fresh, before.state),
        accepted: before.accepted + (fresh.length > 0 ? 1 : 0),
      }
      check(after)
      return after
    },
    { entries: [], state: foldLedger([]), accepted: 0 },
  )

/** Null for a command about an agreement that is not there. */
const decideOrSkip = (state: LedgerState, decide: Step[1]) => {
  try {
    return decide(state)
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('no agreement')) return null
    throw error
  }
}

/** Usually somebody applies and something is awarded before the rest happens. */
const anyRun = fc
  .tuple(
    fc.array(anyApplication, { maxLength: 6 }),
    fc.array(anyCommand, { maxLength: 6 }),
    fc.array(
      fc.nat({ max: 60_000 }).map((budget) => award('2022', budget)),
      { maxLength: 1 },
    ),
    fc.array(anyCommand, { minLength: 10, maxLength: 50 }),
  )
  .map((parts) => parts.flat())
const seeded = { seed: 20211026, numRuns: 200 }

describe('any sequence of commands', () => {
  test('[C71] what a call commits is what its agreements hold, and never over its budget', () =>
    fc.assert(
      fc.property(anyRun, (commands) => {
        run(commands, ({ state }) => {
          for (const [id, { award: decided, committedCents }] of state.calls) {
            const held = [...state.agreements.values()]
              .filter((agreement) => agreement.call === id && agreement.state !== 'declined')
              .flatMap((agreement) => versionInForce(agreement)?.rows ?? [])
              .reduce((sum, row) => sum + row.contributionCents, 0)
            expect(committedCents).toBe(held)
            expect(committedCents).toBeLessThanOrEqual(decided?.budgetCents ?? 0)
          }
        })
      }),
      seeded,
    ))

  test('versions are numbered 1 to n, and no row costs more than its units', () =>
    fc.assert(
      fc.property(anyRun, (commands) => {
        const { state } = run(commands, () => undefined)
        for (const { versions, applicationRows } of state.agreements.values()) {
          expect(versions.map(({ version }) => version)).toEqual(versions.map((_, n) => n + 1))
          for (const row of versions.flatMap(({ rows }) => rows)) {
            expect(row.contributionCents).toBeLessThanOrEqual(row.unitPriceCents * row.awardedReach)
            expect(applicationRows.map(({ kpi }) => kpi)).toContain(row.kpi)
          }
        }
      }),
      seeded,
    ))

  test('positions run on without gaps, also within each stream, and folding again is the same', () =>
    fc.assert(
      fc.property(anyRun, (commands) => {
        const { entries, state } = run(commands, () => undefined)
        expect(entries.map(({ position }) => position)).toEqual(entries.map((_, n) => n + 1))
        for (const own of Map.groupBy(entries, ({ stream }) => stream).values()) {
          expect(own.map(({ streamPosition }) => streamPosition)).toEqual(own.map((_, n) => n + 1))
        }
        expect(foldLedger(entries)).toEqual(state)
      }),
      seeded,
    ))

  test('the runs get somewhere: every kind of entry comes up, and refusals do', () => {
    const runs = fc.sample(anyRun, seeded).map((commands) => run(commands, () => undefined))
    const types = new Set(runs.flatMap(({ entries }) => entries.map(({ type }) => type)))
    expect([...types].sort()).toEqual([
      'agreement-amended',
      'agreement-ended',
      'agreement-signed',
      'applicant-registered',
      'application-submitted',
      'award-decided',
      'commitment-changed',
      'offer-declined',
      'offer-made',
      'report-received',
    ])
    const refused = fc.sample(anyRun, seeded).flatMap((commands) => {
      const { state } = run(commands, () => undefined)
      return commands.flatMap((decide) => {
        const decision = decideOrSkip(state, decide)
        return decision === null ? [] : codesOf(decision)
      })
    })
    for (const code of ['wrong-stage', 'over-budget', 'award-already-decided', 'kpi-not-agreed']) {
      expect(refused).toContain(code)
    }
  })

  test('deciding the same twice gives nothing or is refused, where it says what is already so', () =>
    fc.assert(
      fc.property(anyRun, fc.oneof(anyApplication, anyAmendment, anyReport), (commands, again) => {
        const { state } = run([...commands, again], () => undefined)
        const decision = decideOrSkip(state, again)
        const before = decideOrSkip(run(commands, () => undefined).state, again)
        if (before?.ok) expect(decision).toEqual({ ok: true, value: [] })
      }),
      seeded,
    ))
})

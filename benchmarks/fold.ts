import { createHash } from 'node:crypto'
import { foldLedger } from '@peil/domain/fold-ledger.ts'
import type { RecordedEntry } from '@peil/domain/recorded-entry.ts'
import { cents } from '@peil/domain/values/cents.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import type { StoredEntry } from '@peil/ledger/ledger.ts'
import { verifyChain } from '@peil/ledger/verify-chain.ts'
import { peakMegabytes, secondsOf, type Measurement } from './measurement.ts'

const entries = 1_000_000
const perAgreement = 5

/** Applications, offers, signatures and two reports, for as many agreements as it takes. */
const entryAt = (index: number): RecordedEntry => {
  const number = Math.floor(index / perAgreement)
  const step = index % perAgreement
  const applicant = String(10_000 + (number % 90_000))
  const call = String(2000 + Math.floor(number / 90_000))
  const frame = {
    position: index + 1,
    stream: `agreement/${call}/${applicant}`,
    streamPosition: step + 1,
    recordedAt: '2026-01-01T00:00:00.000Z' as Instant,
    actor: 'bench',
    parties: [applicant],
  }
  const own = { ownCashCents: cents(6000), ownInKindCents: null }
  switch (step) {
    case 0: {
      const row = { kpi: '5', currentReach: 10, plannedReach: 100, priority: 1, ...own }
      const data = { call, applicant, members: [applicant], rows: [row] }
      return { ...frame, type: 'application-submitted', data }
    }
    case 1: {
      const money = { unitPriceCents: cents(6000), contributionCents: cents(600_000), ...own }
      const row = { kpi: '5', currentReach: 10, awardedReach: 100, ...money }
      const data = { rows: [row], incentiveCents: cents(0), methodVersion: '1' }
      return { ...frame, type: 'offer-made', data }
    }
    case 2:
      return { ...frame, type: 'agreement-signed', data: { version: 1 } }
    default: {
      const moment = step === 3 ? ('interim' as const) : ('final' as const)
      const rows = [{ kpi: '5', reach: 40 * step, sharedWith: [], reason: null }]
      return { ...frame, type: 'report-received', data: { moment, rows } }
    }
  }
}

/** As the ledger stores it: the text and the hash that follows from the one before. */
function* storedEntries(): Generator<StoredEntry> {
  let previous = '0'.repeat(64)
  for (let index = 0; index < entries; index += 1) {
    const { position, stream, streamPosition, recordedAt, actor, parties, type, data } =
      entryAt(index)
    const text = JSON.stringify({
      position,
      stream,
      streamPosition,
      recordedAt,
      actor,
      parties,
      type,
      data,
    })
    const hash = createHash('sha256').update(`${previous}\n${text}`).digest('hex')
    previous = hash
    yield { position, text, hash }
  }
}

/** One million entries from memory: folded into state, and their chain verified. */
export const measureFold = async (): Promise<readonly Measurement[]> => {
  const all = Array.from({ length: entries }, (_, index) => entryAt(index))
  let agreements = 0
  const folding = await secondsOf(() => {
    agreements = foldLedger(all).agreements.size
  })
  const memory = peakMegabytes()
  return [
    {
      what: `fold ${entries} entries into ${agreements} agreements`,
      value: folding,
      unit: 's',
      limit: { kind: 'at-most', value: 3 },
    },
    {
      what: 'fold: peak memory, entries included',
      value: memory,
      unit: 'MB',
      limit: { kind: 'at-most', value: 1024 },
    },
  ]
}

export const measureChain = async (): Promise<readonly Measurement[]> => {
  const stored = [...storedEntries()]
  let verified = 0
  const verifying = await secondsOf(() => {
    const { entries: found, firstBroken } = verifyChain(stored)
    verified = firstBroken === null ? found : 0
  })
  if (verified !== entries) throw new Error('the chain of the benchmark is broken')
  return [
    {
      what: `verify the chain of ${entries} entries`,
      value: verifying,
      unit: 's',
      limit: { kind: 'at-most', value: 10 },
    },
  ]
}

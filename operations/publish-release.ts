import type { TextDigest } from '@peil/domain/agreement/entries.ts'
import { areaSetOn } from '@peil/domain/area/area-set-on.ts'
import { foldLedger, type LedgerState } from '@peil/domain/fold-ledger.ts'
import type { RecordedEntry } from '@peil/domain/recorded-entry.ts'
import { changesSince } from '@peil/domain/release/changes-since.ts'
import { composeRelease } from '@peil/domain/release/compose-release.ts'
import type { ReleaseBefore } from '@peil/domain/release/release-before.ts'
import type { Release } from '@peil/domain/release/release.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import { dateOf } from '@peil/domain/values/instant.ts'
import type { PageRenderer, Progress } from '@peil/publication/page-renderer.ts'
import {
  publishRelease as writeRelease,
  type Published,
} from '@peil/publication/publish-release.ts'
import { noAreas } from './assess-programme.ts'
import { folders } from './data-folder.ts'
import { generatorVersion } from './generator-version.ts'
import { loadBoundaries } from './load-boundaries.ts'
import { loadResidents } from './load-residents.ts'
import type { Peil } from './open.ts'
import { publishableFigures } from './publishable-figures.ts'
import { readBefore, type Before } from './read-before.ts'

export interface PublishRequest {
  readonly out: string
  /** The day it shows; the day of the last entry when absent. */
  readonly on?: CalendarDate
  /** Folder of the release before this one. */
  readonly previous?: string
  /** Private key, PEM file. */
  readonly key?: string
  readonly workers: number
  readonly progress: Progress
}

/** Makes a release of what the ledger holds; appends nothing. */
export const publishRelease = async (
  peil: Peil,
  renderPages: PageRenderer,
  request: PublishRequest,
): Promise<Decision<Published & { readonly release: Release }>> => {
  const { out, previous, key, workers, progress } = request
  const before = previous === undefined ? accept(null) : await readBefore(previous)
  if (!before.ok) return before
  const release = await readRelease(peil, request.on, before.value)
  if (!release.ok) return release
  const published = await writeRelease(release.value, renderPages, {
    out,
    keepIn: folders(peil.dataFolder).kept,
    workers,
    progress,
    ...(previous === undefined ? {} : { previous }),
    ...(key === undefined ? {} : { key }),
  })
  return published.ok ? accept({ ...published.value, release: release.value }) : published
}

/** The release value: a function of programme, ledger, figures and day. */
export const readRelease = async (
  peil: Peil,
  day: CalendarDate | undefined,
  before: Before | null,
): Promise<Decision<Release>> => {
  const { ledger, programme } = peil
  const entries = await ledger.read()
  const last = entries.findLast((entry) => !isAboutReleases(entry))
  if (last === undefined) throw new Error('a ledger that is open has a programme')
  const state = foldLedger(entries.filter(({ position }) => position <= last.position))
  const on = day ?? dateOf(last.recordedAt)
  if (areaSetOn(programme, on) === null) {
    return refuse(noAreas(on, programme.areaSets[0]?.validFrom ?? null))
  }
  const recorded = await loadRecorded(peil, state, on, before)
  if (!recorded.ok) return recorded
  const facts = {
    programme,
    state,
    ...recorded.value,
    texts: await ledger.texts(publishedTexts(state)),
    on,
  }
  const earlier = before?.release ?? null
  const release = composeRelease(facts, {
    asOf: last.recordedAt,
    ledgerPosition: last.position,
    ledgerHash: await hashAt(ledger, last.position),
    generatorVersion,
    previous: before?.previous ?? null,
    earlier: before?.earlier ?? [],
  })
  return accept(withChanges(release, earlier))
}

const withChanges = (release: Release, before: ReleaseBefore | null): Release =>
  before === null ? release : { ...release, changes: changesSince(before, release) }

/** What stands in datasets and files beside the ledger; refused when one is missing or changed. */
const loadRecorded = async (
  peil: Peil,
  state: LedgerState,
  on: CalendarDate,
  before: Before | null,
) => {
  const residents = await loadResidents(peil, state)
  if (!residents.ok) return residents
  const figures = await publishableFigures(peil, state, on, before?.release ?? null)
  if (!figures.ok) return figures
  const boundaries = await loadBoundaries(peil, state, on)
  if (!boundaries.ok) return boundaries
  return accept({
    residents: residents.value,
    figures: figures.value,
    boundaries: boundaries.value,
  })
}

/** Entries that record a publication change nothing that is published. */
const isAboutReleases = ({ stream }: RecordedEntry): boolean => stream.startsWith('release/')

/** Reasons of the agency, and replies; the reasons of municipalities are not published. */
const publishedTexts = ({ agreements }: LedgerState): readonly TextDigest[] =>
  [...agreements.values()].flatMap(({ versions, ended, replies }) => [
    ...versions.flatMap(({ reason }) => reason ?? []),
    ...(ended === null ? [] : [ended.reason]),
    ...replies.map(({ text }) => text),
  ])

const hashAt = async (ledger: Peil['ledger'], position: number): Promise<string> => {
  const head = await ledger.head()
  if (head.position === position) return head.hash
  for await (const stored of ledger.readStored()) {
    if (stored.position === position) return stored.hash
  }
  throw new Error(`no entry at position ${position}`)
}

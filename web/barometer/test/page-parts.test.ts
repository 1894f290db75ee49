import { beforeAll, describe, expect, it } from 'vitest'
import type { KeptFiles } from '@peil/publication/kept-files.ts'
import type { Release } from '@peil/domain/release/release.ts'
import { renderPage } from '../render/built-app.ts'
import { listPageJobs } from '../render/list-page-jobs.ts'
import { pageParts } from '../render/page-parts.ts'
import { pageReleaseOf } from '../src/lib/page-release.ts'
import { headMarks } from '../src/lib/release-head.ts'
import { earlier } from './fixture/earlier.ts'
import { testRelease } from './fixture/release.ts'
import { htmlOf, render } from './rendered.ts'

/** Keeps files in memory, and remembers which were made and which were taken out again. */
const keeping = () => {
  const files = new Map<string, Uint8Array>()
  const taken: string[] = []
  const kept: KeptFiles = {
    has: (name) => files.has(name),
    get: (name) => {
      taken.push(name.split(' ')[1] ?? '')
      return files.get(name) ?? null
    },
    keep: (name, bytes) => void files.set(name, bytes),
  }
  return { files, taken, kept }
}

/** Another report came in under an agreement of one place; the ledger went on. */
const laterRelease = (release: Release): Release => ({
  ...release,
  asOf: '2024-11-15T08:00:00.000Z' as Release['asOf'],
  ledgerPosition: release.ledgerPosition + 1,
  ledgerHash: '0123456789abcdef'.repeat(4),
  agreements: release.agreements.map((agreement, at) =>
    at === 0
      ? {
          ...agreement,
          kpis: agreement.kpis.map((kpi) => ({ ...kpi, reach: (kpi.reach ?? 0) + 1 })),
        }
      : agreement,
  ),
})

describe('the part of a release that a page is made from', () => {
  it('makes the page that the whole release would make', async () => {
    const release = pageReleaseOf({
      ...testRelease,
      previous: earlier[0] ?? null,
      earlier,
      changes: testRelease.agreements.map(({ key }) => ({
        kind: 'agreement',
        agreement: key,
        from: 'offered',
        to: 'signed',
      })),
    })
    const partOf = pageParts(release)
    const narrow = listPageJobs(testRelease).filter(
      ({ page, address }) => address.startsWith('/nl/') && partOf(page).fingerprint() !== null,
    )
    expect(narrow.length).toBeGreaterThan(50)
    for (const job of narrow) {
      const [part, whole] = [
        await renderPage(partOf(job.page).release, job),
        await renderPage(release, job),
      ]
      expect(Buffer.compare(part.bytes, whole.bytes), job.address).toBe(0)
    }
  })

  it('has another fingerprint when anything on the page may differ', () => {
    const before = pageParts(pageReleaseOf(testRelease))
    const after = pageParts(pageReleaseOf(laterRelease(testRelease)))
    const differing = listPageJobs(testRelease).filter(
      ({ page }) => before(page).fingerprint() !== after(page).fingerprint(),
    )
    const applicant = testRelease.agreements[0]?.applicant ?? ''
    const kinds = new Set(differing.map(({ page }) => `${page?.kind} ${page?.part ?? ''}`.trim()))
    expect(differing.map(({ file }) => file)).toContain(`nl/gemeente/${applicant}/index.html`)
    expect(differing.map(({ file }) => file)).toContain(`fr/commune/${applicant}/report.pdf`)
    expect([...kinds].every((kind) => /^(municipality|embed .*)$/.test(kind))).toBe(true)
  })
})

describe('pages that were kept', () => {
  let fresh: ReadonlyMap<string, Uint8Array>
  let next: ReadonlyMap<string, Uint8Array>
  const store = keeping()

  beforeAll(async () => {
    await render(testRelease, 1, store.kept)
    const later = laterRelease(testRelease)
    next = await render(later, 1, store.kept)
    fresh = await render(later)
  })

  it('give the same bytes as a release made from nothing', () => {
    expect([...next.keys()]).toEqual([...fresh.keys()])
    for (const [path, bytes] of next)
      expect(Buffer.compare(bytes, fresh.get(path) ?? new Uint8Array()), path).toBe(0)
  })

  it('are most pages, and none that says something new', () => {
    const applicant = testRelease.agreements[0]?.applicant ?? ''
    expect(store.taken.length).toBeGreaterThan(fresh.size / 2)
    expect(store.taken).not.toContain(`/nl/gemeente/${applicant}/`)
    expect(store.taken).not.toContain('/nl/')
  })

  it('are made again when they are spoiled', async () => {
    const spoiled: KeptFiles = { ...store.kept, get: () => null }
    const again = await render(laterRelease(testRelease), 1, spoiled)
    for (const [path, bytes] of again)
      expect(Buffer.compare(bytes, fresh.get(path) ?? new Uint8Array()), path).toBe(0)
  })

  it('carry the head of their own release', () => {
    const page = htmlOf(next, 'nl/indicator/')
    expect(page).toContain('01234567')
    expect(page).toContain('1.235')
    for (const [path, bytes] of next)
      for (const mark of Object.values(headMarks))
        expect(new TextDecoder().decode(bytes).includes(mark), path).toBe(false)
  })
})

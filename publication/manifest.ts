import { z } from 'zod'
import { parseCalendarDate, type CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { parseInstant, type Instant } from '@peil/domain/values/instant.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import { canonicalJson } from './canonical-json.ts'
import { byText, manifestPath, releasePathProblem, signaturePath } from './release-path.ts'

export const formatVersion = 1

/** In bytes. A manifest of 100,000 files takes some 20 MB. */
export const largestManifest = 256 * 1024 * 1024

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()
const date = z
  .string()
  .refine((text) => parseCalendarDate(text) !== null, 'an existing day, written YYYY-MM-DD')
  .transform((text) => text as CalendarDate)
const instant = z
  .string()
  .refine((text) => parseInstant(text) !== null, 'a moment, written YYYY-MM-DDTHH:MM:SS.mmmZ')
  .transform((text) => text as Instant)

const file = z.strictObject({
  path: z
    .string()
    .refine((path) => releasePathProblem(path) === null, 'a path inside the release')
    .refine((path) => path !== manifestPath && path !== signaturePath, 'not the manifest itself'),
  bytes: count,
  sha256,
})

/** What `manifest.json` says. Everything in the folder but itself and its signature is in `files`. */
const manifest = z.strictObject({
  formatVersion: z.literal(formatVersion),
  programme: z.strictObject({ id: z.string().min(1), hash: z.string().min(1) }),
  on: date,
  asOf: instant,
  ledger: z.strictObject({ position: count, hash: z.string() }),
  generatorVersion: z.string().min(1),
  /** SHA-256 of the manifest of the release before this one. */
  previous: z.strictObject({ on: date, manifestSha256: sha256 }).nullable(),
  provenance: z.enum(['sample', 'supplied']),
  /** Signed, and without any invented figure. */
  official: z.boolean(),
  /** Sorted by path. */
  files: z
    .array(file)
    .refine(
      (files) => files.every(({ path }, at) => at === 0 || (files[at - 1]?.path ?? '') < path),
      'every path once, sorted',
    ),
})

export type Manifest = z.infer<typeof manifest>
export type ManifestFile = Manifest['files'][number]

export const manifestText = (value: Manifest): string =>
  canonicalJson({ ...value, files: value.files.toSorted((a, b) => byText(a.path, b.path)) })

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const versionOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'formatVersion' in value
    ? value.formatVersion
    : undefined

/** The manifest, or why it is none. It must be written in the one way that this program writes it. */
export const parseManifest = (text: string): Decision<Manifest> => {
  const value = parseJson(text)
  const version = versionOf(value)
  if (typeof version === 'number' && version !== formatVersion)
    return refuse({
      code: 'unknown-format-version',
      found: `format version ${version}`,
      expected: `format version ${formatVersion}`,
      whatToDo: 'Use the version of this program that made the release, or a newer one.',
    })
  const parsed = manifest.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse({
      code: 'manifest-malformed',
      found:
        value === undefined ? 'no JSON' : `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
      expected: 'the manifest of a release',
      whatToDo: 'Fetch the release again from where it was published.',
    })
  }
  if (manifestText(parsed.data) !== text)
    return refuse({
      code: 'manifest-rewritten',
      found: 'a manifest written in another way',
      expected: 'keys and files sorted, two spaces, each line ended by LF',
      whatToDo: 'The manifest was edited. Fetch the release again from where it was published.',
    })
  return accept(parsed.data)
}

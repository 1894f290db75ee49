import type { z } from 'zod'
import type * as areaSchema from './area-schema.ts'
import type * as callSchema from './call-schema.ts'
import type * as indicatorSchema from './indicator-schema.ts'
import type { programmeFiles } from './programme-files.ts'
import type { publishing } from './publishing-schema.ts'
import type * as postcodeSchema from './postcode-schema.ts'
import type * as schema from './schema.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

export type LocalText = z.infer<typeof schema.localText>
export type Source = z.infer<typeof schema.source>
export type Publication = z.infer<typeof schema.publication>
export type Period = z.infer<typeof schema.period>
export type Goal = z.infer<typeof schema.goal>
export type Unit = z.infer<typeof schema.unit>
export type Group = z.infer<typeof schema.group>
export type Action = z.infer<typeof schema.action>
export type Kpi = z.infer<typeof schema.kpi>
export type ProgrammeTarget = z.infer<typeof schema.programmeTarget>
export type AnnouncedRule = z.infer<typeof schema.announcedRule>
type Contradiction = z.infer<typeof schema.contradiction>
export type Call = z.infer<typeof callSchema.call>
export type CallRow = Call['rows'][number]
export type Municipality = z.infer<typeof areaSchema.municipality>
export type Theme = z.infer<typeof indicatorSchema.theme>
export type Indicator = z.infer<typeof indicatorSchema.indicator>
export type Similarity = z.infer<typeof indicatorSchema.similarity>
export type Publishing = z.infer<typeof publishing>

export type PostcodePlace = z.infer<typeof postcodeSchema.postcodePlace>

/** By which postcodes and names of places municipalities are found. */
export interface Postcodes {
  /** How a postcode is written: 9 for a digit, A for a capital. */
  readonly form: string
  readonly sources: readonly Source[]
  /** By postcode and place. A postcode can lie in several municipalities, a name in several too. */
  readonly places: readonly PostcodePlace[]
}

/** The municipalities that existed between two dates. */
export interface AreaSet {
  readonly id: string
  readonly title: LocalText
  readonly validFrom: CalendarDate
  /** Null when it is still valid. */
  readonly validTo: CalendarDate | null
  readonly sources: readonly Source[]
  readonly municipalities: readonly Municipality[]
}

/** A whole programme: everything its folder says, parsed and cross-checked. */
export interface Programme {
  readonly id: string
  readonly title: LocalText
  readonly summary: LocalText
  readonly government: LocalText
  readonly record: z.infer<(typeof programmeFiles)['programme.yaml']>['record']
  readonly sources: readonly Source[]
  readonly publications: readonly Publication[]
  readonly periods: readonly Period[]
  readonly goals: readonly Goal[]
  readonly units: readonly Unit[]
  readonly groups: readonly Group[]
  readonly actions: readonly Action[]
  /** In programme order: the order of the official form, which settles ties. */
  readonly kpis: readonly Kpi[]
  readonly targets: readonly ProgrammeTarget[]
  readonly announced: readonly AnnouncedRule[]
  readonly contradictions: readonly Contradiction[]
  /** In order of opening. */
  readonly calls: readonly Call[]
  /** In the order in which they are shown. */
  readonly themes: readonly Theme[]
  readonly indicators: readonly Indicator[]
  /** By which indicators similar municipalities are found; null when none were chosen. */
  readonly similarity: Similarity | null
  /** Null when the programme has no list of postcodes. */
  readonly postcodes: Postcodes | null
  /** Null when nobody said who publishes. */
  readonly publishing: Publishing | null
  /** In order of validity. */
  readonly areaSets: readonly AreaSet[]
  /** SHA-256 over the names and contents of the folder's files, in hex. */
  readonly hash: string
}

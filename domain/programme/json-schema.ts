import { z } from 'zod'
import { callFile, optionalFiles, programmeFiles } from './programme-files.ts'

const describedBy: Readonly<Record<string, readonly [shape: z.ZodType, title: string]>> = {
  programme: [programmeFiles['programme.yaml'], 'programme.yaml: the programme as a whole'],
  sources: [programmeFiles['sources.yaml'], 'sources.yaml: the publications that sources name'],
  goals: [programmeFiles['goals.yaml'], 'goals.yaml: the goals'],
  units: [programmeFiles['units.yaml'], 'units.yaml: what is counted, and for whom'],
  actions: [programmeFiles['actions.yaml'], 'actions.yaml: the actions'],
  kpis: [programmeFiles['kpis.yaml'], 'kpis.yaml: what is measured of each action'],
  targets: [programmeFiles['targets.yaml'], 'targets.yaml: targets for the whole programme'],
  announced: [programmeFiles['announced.yaml'], 'announced.yaml: the rules as announced'],
  contradictions: [
    programmeFiles['contradictions.yaml'],
    'contradictions.yaml: where sources disagree',
  ],
  indicators: [
    optionalFiles['indicators.yaml'],
    'indicators.yaml: what is measured of every municipality, by theme',
  ],
  publishing: [
    optionalFiles['publishing.yaml'],
    'publishing.yaml: who publishes, under which conditions, and when',
  ],
  call: [callFile, 'calls/….yaml: one call for applications'],
}

/**
 * JSON Schemas (draft 2020-12) of the files of a programme, by kind of file, for editors that
 * complete and check YAML. They describe what is written in the file, so amounts are in euro and
 * dates are text; what a schema cannot say is found by `parseProgramme`.
 */
export const programmeJsonSchemas = (): ReadonlyMap<string, z.core.JSONSchema.BaseSchema> =>
  new Map(
    Object.entries(describedBy).map(([kind, [shape, title]]) => [
      kind,
      { ...z.toJSONSchema(shape, { io: 'input', target: 'draft-2020-12' }), title },
    ]),
  )

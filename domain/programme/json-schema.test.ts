import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { programmeJsonSchemas } from './json-schema.ts'

const programmes = join(import.meta.dirname, '../../programmes')
const schemas = programmeJsonSchemas()
const fileOf = (kind: string) => join(programmes, 'schema', `${kind}.schema.json`)

const text = (schema: unknown): Promise<string> =>
  format(JSON.stringify(schema), { parser: 'json', printWidth: 100 })

if (process.env['UPDATE_SCHEMAS'] === '1') {
  for (const [kind, schema] of schemas) writeFileSync(fileOf(kind), await text(schema))
}

test.each([...schemas])('programmes/schema/%s.schema.json is what the code says', async (kind) => {
  // After a change of the shapes: UPDATE_SCHEMAS=1 npx vitest run domain/programme/json-schema.
  expect(readFileSync(fileOf(kind), 'utf8')).toBe(await text(schemas.get(kind)))
})

test('there is no schema too many', () => {
  expect(readdirSync(join(programmes, 'schema')).sort()).toEqual(
    [...schemas.keys()].map((kind) => `${kind}.schema.json`).sort(),
  )
})

describe('the files of the programme', () => {
  const folder = join(programmes, 'plan-samenleven')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.yaml') && name !== 'sample.yaml')

  test.each(names)('%s names its schema in the first line, and fits it', (name) => {
    const content = readFileSync(join(folder, name), 'utf8')
    const kind = name.startsWith('calls/') ? 'call' : name.replace('.yaml', '')
    const up = name.startsWith('calls/') ? '../../' : '../'
    expect(content.split('\n')[0]).toBe(
      `# yaml-language-server: $schema=${up}schema/${kind}.schema.json`,
    )
    // Read back into a validator, as an editor would, so that the JSON itself is put to use.
    const schema = z.json().parse(JSON.parse(readFileSync(fileOf(kind), 'utf8')))
    const validator = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
    expect(validator.safeParse(parse(content)).error).toBeUndefined()
    expect(validator.safeParse({}).success).toBe(false)
  })
})

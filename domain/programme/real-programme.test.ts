import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseProgramme } from './parse-programme.ts'
import type { Source } from './programme.ts'

const folder = join(import.meta.dirname, '../../programmes/plan-samenleven')
const files: ReadonlyMap<string, string> = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(yaml|csv)$/.test(name))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]),
)
const { programme, findings } = parseProgramme(files)
if (programme === null) throw new Error(JSON.stringify(findings, null, 2))

const rule = (id: string) => programme.announced.find((one) => one.id === id)
const target = (id: string) => programme.targets.find((one) => one.id === id)
const contradiction = (id: string) => programme.contradictions.find((one) => one.id === id)
const used = (id: string) => target(id)?.figures.find((figure) => figure.used)
const [firstCall] = programme.calls

/** Whether one of the sources holds these lines of the record. */
const cites = (sources: readonly Source[] | undefined, first: number, last = first): boolean =>
  sources?.some((source) => {
    if (!('record' in source)) return false
    const [from = 0, to = from] = source.record.split('-').map(Number)
    return from <= first && last <= to
  }) ?? false

describe('the folder as it is', () => {
  test('parses without findings', () => {
    expect(findings).toEqual([])
  })

  test('[C43] has 24 actions for 7 goals, each goal with at least one', () => {
    expect(programme.goals).toHaveLength(7)
    expect(programme.actions.map(({ id }) => id)).toEqual(
      Array.from({ length: 24 }, (_, index) => String(index + 1)),
    )
    expect(new Set(programme.actions.map(({ goal }) => goal)).size).toBe(7)
  })

  test('has 27 KPIs, and 27 rows in each call that are worth 1,114,300 euro at most', () => {
    expect(programme.kpis).toHaveLength(27)
    const maxima = programme.calls.map(({ id, rows }) => [
      id,
      rows.length,
      rows.reduce((sum, row) => sum + row.unitPriceEuro * row.maximumReach, 0),
    ])
    expect(maxima).toEqual([
      ['2022', 27, 111_430_000],
      ['2023', 27, 111_430_000],
      ['2024', 27, 111_430_000],
    ])
  })

  test('has 300 municipalities until 2024 and 285 since, with the same people in both', () => {
    const people = programme.areaSets.map(({ municipalities }) => [
      municipalities.length,
      municipalities.reduce((sum, { population }) => sum + (population ?? 0), 0),
    ])
    expect(people).toEqual([
      [300, 6_629_143],
      [285, 6_629_143],
    ])
  })

  test('has every text in Dutch and in English', () => {
    const withoutEnglish = (value: unknown): readonly unknown[] => {
      if (typeof value !== 'object' || value === null) return []
      if ('nl' in value) return 'en' in value ? [] : [value]
      return Object.values(value).flatMap(withoutEnglish)
    }
    expect(withoutEnglish(programme)).toEqual([])
  })

  test('[C101] every number says where it comes from', () => {
    for (const { figures } of programme.targets) {
      for (const { sources } of figures) expect(sources.length).toBeGreaterThan(0)
    }
    for (const { rowSources } of programme.calls) expect(rowSources.length).toBeGreaterThan(0)
  })

  test('plans, the stock and flows are told apart', () => {
    const ids = (kind: string) =>
      programme.kpis.filter((kpi) => kpi.kind === kind).map(({ id }) => id)
    expect(ids('plan')).toEqual(['2', '16', '18', '19'])
    expect(ids('stock')).toEqual(['22'])
    expect(ids('flow')).toHaveLength(22)
  })

  test('the KPIs of an action share a unit, so that the action has a total', () => {
    const units = Map.groupBy(programme.kpis, ({ action }) => action)
    for (const [action, kpis] of units) {
      expect([action, new Set(kpis.map(({ unit }) => unit)).size]).toEqual([action, 1])
    }
  })

  test('[C104] nineteen actions have a price; action 23 is listed and not open', () => {
    const open = new Set(
      firstCall?.rows.map(({ kpi }) => programme.kpis.find(({ id }) => id === kpi)?.action),
    )
    expect(open.size).toBe(19)
    expect(firstCall?.notOpen.map(({ action }) => action)).toEqual(['23'])
    const elsewhere = programme.actions.filter(({ fundedBy }) => fundedBy.kind !== 'call')
    expect(elsewhere.map(({ id }) => id)).toEqual(['1', '3', '4', '12'])
  })
})

describe('goals and actions', () => {
  test.each([
    ['C44', 'safety-and-liveability', 987, 994],
    ['C45', 'dutch', 996, 998],
    ['C49', 'competences', 1015, 1033],
    ['C50', 'work', 1035, 1043],
    ['C51', 'network', 1046, 1050],
    ['C52', 'non-discrimination', 1052, 1068],
    ['C53', 'one-community', 1070, 1075],
  ])('[%s] goal %s cites the record at %i-%i', (_, id, first, last) => {
    expect(cites(programme.goals.find((goal) => goal.id === id)?.sources, first, last)).toBe(true)
  })

  test('[C12] the groups that the plan is for are all there, and actions name them', () => {
    const named = new Set(programme.actions.flatMap(({ groups }) => groups))
    for (const group of [
      'newcomers',
      'people-with-a-disability',
      'disadvantaged-young-people',
      'lgbt-people',
      'people-with-migration-roots',
      'over-55',
    ]) {
      expect([group, named.has(group)]).toEqual([group, true])
    }
  })

  test('[C60] [C61] [C62] every action has a liaison and mentor cities, with their sources', () => {
    for (const { roles } of programme.actions) {
      expect(roles.mentorCities.nl).not.toBe('')
      expect(cites(roles.sources, 1103, 1109)).toBe(true)
      expect(cites(roles.sources, 1111, 1116)).toBe(true)
    }
  })

  test('[C77] ministers are named only for the fields that the record names', () => {
    const named = programme.actions.flatMap(({ ministers }) => ministers)
    expect(new Set(named.map(({ name, policyField }) => `${name}: ${policyField.nl}`))).toEqual(
      new Set(['Crevits: Werk', 'Weyts: Onderwijs']),
    )
  })

  test('numbers that the form does not show are assumptions', () => {
    const inferred = programme.actions.filter(({ sources }) =>
      sources.some((source) => 'assumption' in source),
    )
    expect(inferred).toHaveLength(16)
  })
})

describe('targets for all of Flanders', () => {
  test.each([
    ['C46', 'summer-school-pupils', 23_500, 1006, 1008],
    ['C51', 'buddies', 10_000, 1046, 1050],
    ['C97', 'neighbourhood-contracts', 10, 1421, 1422],
    ['C99', 'guided-school-leavers', 1000, 1422, 1423],
    ['C100', 'children-of-guided-parents', 3000, 1423, 1424],
    ['C106', 'street-harassment-cities', 10, 1506, 1513],
  ])('[%s] %s is %i, as in lines %i-%i', (_, id, value, first, last) => {
    expect(used(id)?.value).toBe(value)
    expect(cites(used(id)?.sources, first, last)).toBe(true)
  })

  test('[X1] [C98] both figures for summer schools are kept, the minister’s is used', () => {
    expect(target('summer-school-pupils')?.figures.map(({ value }) => value)).toEqual([
      23_500, 23_400,
    ])
    expect(contradiction('X1')?.touches).toContain('summer-school-pupils')
  })

  test('[C47] the share of Leuven stands beside the target that it is part of', () => {
    expect(target('summer-school-pupils')?.note?.nl).toContain('600')
  })
})

describe('rules as announced, and what the calls made of them', () => {
  test.each([
    ['C54', 'five-to-ten-actions', 1078, 1080, true],
    ['C55', 'never-all-compulsory', 1080, 1082, false],
    ['C56', 'enough-projects', 1230, 1231, true],
    ['C57', 'half-and-half', 1082, 1084, false],
    ['C72', 'half-and-half', 1155, 1156, false],
    ['C58', 'staff-counts', 1086, 1086, false],
    ['C71', 'budget', 1153, 1154, true],
    ['C67', 'cluster-size', 1133, 1136, true],
    ['C114', 'cluster-size', 1570, 1572, true],
    ['C115', 'cluster-size', 1576, 1581, true],
    ['C60', 'mentors-and-liaison', 1101, 1109, false],
    ['C77', 'co-responsible-ministers', 1184, 1188, false],
    ['C73', 'delivery', 1159, 1164, false],
    ['C65', 'threshold', 1127, 1128, true],
    ['C66', 'threshold', 1129, 1130, true],
    ['C123', 'one-call-for-all', 1611, 1617, false],
    ['C116', 'missed-target', 1583, 1586, true],
  ])('[%s] %s cites lines %i-%i; differs: %s', (_, id, first, last, differs) => {
    expect(cites(rule(id)?.sources, first, last)).toBe(true)
    expect(rule(id)?.differs).toBe(differs)
  })

  test('[C71] the announced budgets add up to 33 million euro', () => {
    const cents = rule('budget')?.budgets?.reduce((sum, { amountEuro }) => sum + amountEuro, 0)
    expect(cents).toBe(3_300_000_000)
  })

  test('[C65] [X2] [X3] each call takes strictly more than 7,500, and says outside which area', () => {
    expect(programme.calls.map(({ eligibility }) => eligibility.moreThanResidents)).toEqual([
      7500, 7500, 7500,
    ])
    expect(programme.calls.map(({ eligibility }) => eligibility.population.en)).toEqual([
      expect.stringContaining('EU-15'),
      expect.stringContaining('EU-14'),
      expect.stringContaining('EU-14'),
    ])
  })
})

describe('contradictions', () => {
  test.each(['X1', 'X2', 'X3', 'X4', 'X5', 'X6', 'X7', 'X8', 'X15'])(
    '[%s] stands with several readings, the one used and the reason',
    (id) => {
      expect(contradiction(id)?.readings.length).toBeGreaterThan(1)
      expect(contradiction(id)?.reason.nl).not.toBe('')
    },
  )

  test('[X15] [C128] 28 municipalities in and 272 out are 300, the number at the time', () => {
    expect(contradiction('X15')?.readings[1]?.text.en).toContain('28 municipalities in and 272 out')
    expect(programme.areaSets[0]?.municipalities).toHaveLength(28 + 272)
  })

  test('[X22] [C113] Tienen and Boutersem is an example, never a fact', () => {
    const boutersem = programme.areaSets[0]?.municipalities.find(({ nis }) => nis === '24016')
    expect(boutersem).toMatchObject({ population: 8242, region: 'Oost-Brabant' })
    expect(boutersem?.neighbours).toContain('24107')
    expect(contradiction('X22')?.used.en).toBe('An example from the debate, not a fact.')
  })
})

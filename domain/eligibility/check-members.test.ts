import { expect, test } from 'vitest'
import { checkMembers, type MembersToCheck } from './check-members.ts'
import { day, municipality } from './example-areas.ts'

const east = 'Oost-Brabant'
const call = { id: '2022', opensOn: day('2022-03-01') }
const areaSet = {
  municipalities: [
    municipality('11056', 'Zwijndrecht', 'Regio Antwerpen', { successor: '46030' }),
    municipality('24016', 'Boutersem', east),
    municipality('24062', 'Leuven', east),
    municipality('24107', 'Tienen', east),
    municipality('46013', 'Kruibeke', 'Waasland', { successor: '46030' }),
    municipality('46003', 'Beveren', 'Waasland', { successor: '46030' }),
    municipality('72043', 'Pelt', 'Limburg', { predecessors: ['72029', '72025'] }),
  ],
}
const check = (more: Partial<MembersToCheck>) =>
  checkMembers({
    call,
    applicant: '24107',
    members: ['24107'],
    areaSet,
    registered: new Map(),
    ...more,
  })

test('[C67] an applicant alone and a cluster within one region are fine', () => {
  expect(check({})).toEqual([])
  expect(check({ members: ['24107', '24016'] })).toEqual([])
})

test('[C114] the applicant is one of the members', () => {
  expect(check({ members: ['24016', '24062'] })).toEqual([
    {
      code: 'applicant-not-a-member',
      found: '24016;24062',
      expected: 'the applicant 24107 among the members',
      whatToDo: 'Add 24107 to the members, or let one of the members apply.',
      about: { call: '2022', applicant: '24107', column: 'applicant' },
    },
  ])
})

test('a member named twice', () => {
  expect(check({ members: ['24107', '24016', '24016'] })).toMatchObject([
    { code: 'member-named-twice', found: '24016, 2 times', about: { member: '24016' } },
  ])
})

test('a code that no longer exists names its successor', () => {
  expect(check({ members: ['24107', '72025'] })).toMatchObject([
    {
      code: 'municipality-not-valid',
      found: '72025',
      expected: 'a municipality that exists on 2022-03-01, the day the call opens',
      whatToDo: 'Use its successor 72043 Pelt.',
      about: { member: '72025', column: 'members' },
    },
  ])
})

test('a code that did not exist yet names its predecessors', () => {
  expect(check({ members: ['24107', '46030'] })[0]?.whatToDo).toBe(
    'It did not exist yet; use the predecessor that takes part: 11056 Zwijndrecht, 46003 Beveren, 46013 Kruibeke.',
  )
})

test('an unknown code is only unknown, also when it is that of the applicant', () => {
  expect(check({ members: ['24107', '99999'] })[0]?.whatToDo).toBe(
    'Correct the code, or leave it out.',
  )
  expect(check({ applicant: '99999' })).toMatchObject([
    { code: 'applicant-not-a-member' },
    { code: 'municipality-not-valid', about: { column: 'applicant' } },
  ])
})

test('members across regions are each named with their region', () => {
  expect(check({ members: ['24107', '72043', '24016'] })).toMatchObject([
    {
      code: 'members-across-regions',
      found: '24016 Boutersem (Oost-Brabant), 24107 Tienen (Oost-Brabant), 72043 Pelt (Limburg)',
      expected: 'members of one reference region',
    },
  ])
})

test('[C114] a member of another application is refused and says whose; one’s own is no hindrance', () => {
  const members = ['24107', '24016']
  const with24062 = new Map([['24062', ['24016', '24062']]])
  expect(check({ members, registered: with24062 })).toEqual([
    {
      code: 'member-in-another-application',
      found: '24016, in the application of 24062 (24016;24062)',
      expected: 'a municipality takes part once in a call',
      whatToDo: 'Leave out 24016: it already takes part through 24062.',
      about: {
        call: '2022',
        applicant: '24107',
        column: 'members',
        member: '24016',
        otherApplicant: '24062',
      },
    },
  ])
  expect(check({ members, registered: new Map([['24107', members]]) })).toEqual([])
  expect(check({ registered: new Map([['24062', ['24062', '24107']]]) })[0]?.whatToDo).toBe(
    'Do not apply: 24107 already takes part through 24062.',
  )
})

test('a member that applied alone is in an application too', () => {
  expect(
    check({ members: ['24107', '24016'], registered: new Map([['24016', ['24016']]]) }),
  ).toMatchObject([{ code: 'member-in-another-application', about: { otherApplicant: '24016' } }])
})

test('all refusals at once, in the same order whatever the order of the members', () => {
  const members = ['72043', '24016', '99999', '24016', '72025']
  const registered = new Map([
    ['24062', ['24062', '24016']],
    ['46003', ['46003', '72043']],
  ])
  const refusals = check({ members, registered })
  expect(refusals.map(({ code, about }) => [code, about?.['member']])).toEqual([
    ['applicant-not-a-member', undefined],
    ['member-named-twice', '24016'],
    ['municipality-not-valid', '72025'],
    ['municipality-not-valid', '99999'],
    ['members-across-regions', undefined],
    ['member-in-another-application', '24016'],
    ['member-in-another-application', '72043'],
  ])
  expect(check({ members: members.toReversed(), registered })).toEqual(refusals)
})

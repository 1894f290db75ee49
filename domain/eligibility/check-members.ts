import type { AreaSet, Call, Municipality } from '../programme/programme.ts'
import type { Refusal } from '../values/decision.ts'

export interface MembersToCheck {
  readonly call: Pick<Call, 'id' | 'opensOn'>
  readonly applicant: string
  readonly members: readonly string[]
  /** The municipalities valid on the day the call opens. */
  readonly areaSet: Pick<AreaSet, 'municipalities'>
  /** Per applicant of this call its members; the applicant's own application does not count. */
  readonly registered: ReadonlyMap<string, readonly string[]>
}

const label = ({ nis, name }: Municipality): string => `${nis} ${name}`

const sortedByCode = (municipalities: readonly Municipality[]): readonly Municipality[] =>
  municipalities.toSorted((a, b) => (a.nis < b.nis ? -1 : 1))

/** What takes, or took, the place of a code that is not valid on the opening day. */
const replacement = (code: string, municipalities: readonly Municipality[]): string => {
  const successor = municipalities.find(({ predecessors }) => predecessors.includes(code))
  if (successor !== undefined) return `Use its successor ${label(successor)}.`
  const predecessors = municipalities.filter((municipality) => municipality.successor === code)
  return predecessors.length > 0
    ? `It did not exist yet; use the predecessor that takes part: ${sortedByCode(predecessors).map(label).join(', ')}.`
    : 'Correct the code, or leave it out.'
}

/**
 * What stands in the way of these members applying together under this applicant: all refusals at
 * once, in a fixed order whatever the order of the members; empty when nothing does. `about` holds
 * `call`, `applicant`, `column` (`applicant` or `members`) and, for one member, `member`.
 */
export const checkMembers = ({
  call,
  applicant,
  members,
  areaSet: { municipalities },
  registered,
}: MembersToCheck): readonly Refusal[] => {
  const about = { call: call.id, applicant, column: 'members' }
  const byCode = new Map(municipalities.map((municipality) => [municipality.nis, municipality]))
  const distinct = [...new Set(members)].sort()
  const refusals: Refusal[] = []

  if (!members.includes(applicant)) {
    refusals.push({
      code: 'applicant-not-a-member',
      found: distinct.join(';'),
      expected: `the applicant ${applicant} among the members`,
      whatToDo: `Add ${applicant} to the members, or let one of the members apply.`,
      about: { ...about, column: 'applicant' },
    })
  }
  for (const member of distinct) {
    const times = members.filter((code) => code === member).length
    if (times > 1) {
      refusals.push({
        code: 'member-named-twice',
        found: `${member}, ${times} times`,
        expected: 'each member once',
        whatToDo: `Name ${member} once.`,
        about: { ...about, member },
      })
    }
  }
  // An applicant that is not among the members must be known too: it is the one that is paid.
  for (const code of [...new Set([...distinct, applicant])].sort()) {
    if (byCode.has(code)) continue
    refusals.push({
      code: 'municipality-not-valid',
      found: code,
      expected: `a municipality that exists on ${call.opensOn}, the day the call opens`,
      whatToDo: replacement(code, municipalities),
      about: distinct.includes(code)
        ? { ...about, member: code }
        : { ...about, column: 'applicant' },
    })
  }
  const known = distinct.flatMap((code) => byCode.get(code) ?? [])
  if (new Set(known.map(({ region }) => region)).size > 1) {
    refusals.push({
      code: 'members-across-regions',
      found: known.map((member) => `${label(member)} (${member.region})`).join(', '),
      expected: 'members of one reference region',
      whatToDo: 'Leave out the members of the other regions; they may apply within their own.',
      about,
    })
  }
  for (const member of distinct) {
    for (const [other, otherMembers] of [...registered].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (other === applicant || !otherMembers.includes(member)) continue
      refusals.push({
        code: 'member-in-another-application',
        found: `${member}, in the application of ${other} (${otherMembers.toSorted().join(';')})`,
        expected: 'a municipality takes part once in a call',
        whatToDo:
          member === applicant
            ? `Do not apply: ${member} already takes part through ${other}.`
            : `Leave out ${member}: it already takes part through ${other}.`,
        about: { ...about, member, otherApplicant: other },
      })
    }
  }
  return refusals
}

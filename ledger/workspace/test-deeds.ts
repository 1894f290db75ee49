import type { Right } from '@peil/domain/access/rights.ts'
import { dossiers, type Side } from './test-rows.ts'

interface Deed {
  readonly statement: (side: Side) => string
  /** The rights of which one is needed; none: nobody may, whatever they were given. */
  readonly needs: readonly Right[]
}

const array = (codes: readonly string[]): string => `'{${codes.join(',')}}'`
const keys = (side: Side): string =>
  `'1', '${dossiers[side].lead}', ${array(dossiers[side].members)}`

export const insertDraft = (side: Side, kind: 'application' | 'report', account: string): string =>
  `insert into peil.draft_change
     (kind, call, applicant, members, moment, field, value, account, at)
   values ('${kind}', ${keys(side)}, '${kind === 'report' ? 'final' : ''}', 'g', '1', '${account}', 't')`
export const insertMessage = (side: Side, account: string): string =>
  `insert into peil.message (id, thread, members, action, account, at, text)
   values ('new', 't', ${array(dossiers[side].members)}, '${dossiers[side].actions[0]}',
     '${account}', 't', 'x')`
export const insertEvidence = (side: Side, account: string): string =>
  `insert into peil.evidence (id, call, applicant, members, name, media_type, bytes, account, at)
   values ('new', ${keys(side)}, 'n', 'm', '\\x01', '${account}', 't')`
const ofDossier = (side: Side): string => `applicant = '${dossiers[side].lead}'`
export const erase = (id: string): string =>
  `update peil.message set text = null, erased_at = 't' where id = '${id}'`

/** Table × verb, as reader `a` would do it. */
export const deeds: Readonly<Record<string, Deed>> = {
  'entry: read': {
    statement: (side) =>
      `select position, stream, recorded_at, text, hash from peil.entry
       where position = ${side === 'own' ? 1 : 2}`,
    needs: ['see-dossier'],
  },
  'draft of an application: read': {
    statement: (side) =>
      `select id, field, value, account, at from peil.draft_change
       where kind = 'application' and ${ofDossier(side)}`,
    needs: ['see-draft', 'edit-application'],
  },
  'draft of a report: read': {
    statement: (side) =>
      `select id from peil.draft_change where kind = 'report' and ${ofDossier(side)}`,
    needs: ['see-draft', 'edit-report'],
  },
  'draft of an application: write': {
    statement: (side) => insertDraft(side, 'application', 'a'),
    needs: ['edit-application'],
  },
  'draft of a report: write': {
    statement: (side) => insertDraft(side, 'report', 'a'),
    needs: ['edit-report'],
  },
  'message: read': {
    statement: (side) => `select * from peil.message where id = '${side}-b'`,
    needs: ['see-messages', 'write-message'],
  },
  'message: write': {
    statement: (side) => insertMessage(side, 'a'),
    needs: ['write-message'],
  },
  'message: erase own': { statement: (side) => erase(`${side}-a`), needs: ['write-message'] },
  'evidence: read': {
    statement: (side) => `select id, bytes from peil.evidence where ${ofDossier(side)}`,
    needs: ['see-evidence', 'attach-evidence'],
  },
  'evidence: write': {
    statement: (side) => insertEvidence(side, 'a'),
    needs: ['attach-evidence'],
  },
  ...Object.fromEntries(
    Object.entries({
      'draft as another': (side: Side) => insertDraft(side, 'application', 'b'),
      'report as another': (side: Side) => insertDraft(side, 'report', 'b'),
      'message as another': (side: Side) => insertMessage(side, 'b'),
      'evidence as another': (side: Side) => insertEvidence(side, 'b'),
      'erase a message of another': (side: Side) => erase(`${side}-b`),
      'change a message': (side: Side) =>
        `update peil.message set text = 'x' where id = '${side}-a'`,
      'give a message away': (side: Side) =>
        `update peil.message set account = 'b' where id = '${side}-a'`,
      'delete a message': (side: Side) => `delete from peil.message where id = '${side}-a'`,
      'change a draft': (side: Side) =>
        `update peil.draft_change set value = '' where ${ofDossier(side)}`,
      'delete a draft': (side: Side) => `delete from peil.draft_change where ${ofDossier(side)}`,
      'change evidence': (side: Side) =>
        `update peil.evidence set name = '' where ${ofDossier(side)}`,
      'delete evidence': (side: Side) => `delete from peil.evidence where ${ofDossier(side)}`,
      'write an entry': () => `insert into peil.entry values
        (9, 'call/1', 9, 't', '2024-05-01T12:00:00.000Z', 'a', '{}', '{}', 'h')`,
      'change an entry': () => `update peil.entry set actor = 'a'`,
      append: () => `select peil.append('{}')`,
      'read private texts': () => 'select * from peil.private_text',
      'read grants': () => 'select account from peil.account_grant',
      'give a grant': () => `insert into peil.account_grant (account, role, given_at, given_by)
        values ('a', 'auditor', 't', 'a')`,
      'end a grant': () => `update peil.account_grant set ended_at = 't'`,
      'delete a grant': () => 'delete from peil.account_grant',
      'change members': () => `select peil.change_members('1', '11002', '{44021}')`,
      'erase messages': () => `select peil.erase_messages_of('b', 't')`,
      'restore rows': () => `select peil.restore_rows('message', '[]')`,
    }).map(([name, statement]) => [name, { statement, needs: [] }]),
  ),
}

import type { Migration } from './migration.ts'

/** Row-level security that holds for the owner too, who is let through for the functions below. */
const secure = (table: string): readonly string[] => [
  `alter table peil.${table} enable row level security, force row level security`,
  `create policy owner_all on peil.${table} to peil_owner using (true) with check (true)`,
  `create policy service_reads on peil.${table} for select to peil_service using (true)`,
  `grant select on peil.${table} to peil_service`,
]

const own = `account = current_setting('peil.account', true)`

/**
 * What the workspace keeps beside the ledger, and who may reach it. `peil_user` is the role of one
 * reader in one transaction. Transaction-local settings say who (`peil.account`), by which right of
 * the table of rights (`peil.right`), and how far that right reaches: everything (`peil.sees_all` is
 * `on`), the municipalities in `peil.municipalities`, the actions in `peil.actions` (codes, separated
 * by commas). Without settings there is nothing to see and nowhere to write.
 *
 * One right at a time, since the same person may edit for one municipality and only read another.
 */
export const workspace: Migration = {
  name: '0005-workspace',
  statements: [
    `create function peil.exercises(variadic rights text[]) returns boolean
       language sql stable as $$ select current_setting('peil.right', true) = any (rights) $$`,
    `create function peil.within(members text[], action text) returns boolean
       language sql stable as $$
       select current_setting('peil.sees_all', true) = 'on'
         or members && string_to_array(current_setting('peil.municipalities', true), ',')
         or action = any (string_to_array(current_setting('peil.actions', true), ','))
     $$`,
    'revoke execute on all functions in schema peil from public',
    'grant usage on schema peil to peil_user',
    'grant execute on function peil.exercises(text[]), peil.within(text[], text) to peil_user',

    `create policy user_reads on peil.entry for select to peil_user
       using (peil.exercises('see-dossier') and peil.within(parties, null))`,
    'grant select (position, stream, recorded_at, text, hash) on peil.entry to peil_user',

    // Who was given what. Written by the service alone; what ended stays ended.
    `create table peil.account_grant (
       account text not null check (account <> ''),
       role text not null,
       municipality text,
       action text,
       given_at text collate "C" not null,
       given_by text not null check (given_by <> ''),
       ended_at text collate "C" check (ended_at >= given_at),
       check (case role
         when 'programme-manager' then num_nonnulls(municipality, action) = 0
         when 'auditor' then num_nonnulls(municipality, action) = 0
         when 'administrator' then num_nonnulls(municipality, action) = 0
         when 'coordinator' then municipality is not null and action is null
         when 'signatory' then municipality is not null and action is null
         when 'action-liaison' then municipality is null and action is not null
         when 'mentor' then municipality is not null and action is not null
         else false end)
     )`,
    `create unique index account_grant_once on peil.account_grant
       (account, role, municipality, action) nulls not distinct where ended_at is null`,
    ...secure('account_grant'),
    `create policy service_gives on peil.account_grant for insert to peil_service
       with check (ended_at is null)`,
    `create policy service_ends on peil.account_grant for update to peil_service
       using (ended_at is null) with check (ended_at is not null)`,
    `grant insert (account, role, municipality, action, given_at, given_by),
       update (ended_at) on peil.account_grant to peil_service`,

    // The value of a field is its last change. Each change follows one other of the same field, and
    // no two follow the same: of two people who edit at once, the second cannot write over the first.
    `create table peil.draft_change (
       id bigint generated always as identity primary key,
       kind text not null check (kind in ('application', 'report')),
       call text not null,
       applicant text not null,
       members text[] not null check (applicant = any (members)),
       moment text not null check ((kind = 'application') = (moment = '')),
       field text not null check (field <> ''),
       value text not null,
       account text not null check (account <> ''),
       at text collate "C" not null,
       based_on bigint check (based_on < id),
       unique (kind, call, applicant, moment, field, id),
       constraint draft_change_follows_one
         unique nulls not distinct (kind, call, applicant, moment, field, based_on),
       foreign key (kind, call, applicant, moment, field, based_on)
         references peil.draft_change (kind, call, applicant, moment, field, id)
     )`,
    ...secure('draft_change'),
    `create policy user_reads on peil.draft_change for select to peil_user
       using (peil.exercises('see-draft', 'edit-' || kind) and peil.within(members, null))`,
    `create policy user_writes on peil.draft_change for insert to peil_user
       with check (${own} and peil.exercises('edit-' || kind) and peil.within(members, null))`,
    `grant select (id, kind, call, applicant, moment, field, value, account, at),
       insert (kind, call, applicant, members, moment, field, value, account, at, based_on)
       on peil.draft_change to peil_user`,

    `create table peil.message (
       id text primary key,
       thread text not null,
       members text[] not null,
       action text,
       account text not null check (account <> ''),
       at text collate "C" not null,
       text text,
       erased_at text collate "C",
       check ((text is null) = (erased_at is not null))
     )`,
    'create index message_of_thread on peil.message (thread, at, id)',
    'create index message_of_account on peil.message (account)',
    ...secure('message'),
    `create policy user_reads on peil.message for select to peil_user
       using (peil.exercises('see-messages', 'write-message') and peil.within(members, action))`,
    `create policy user_writes on peil.message for insert to peil_user
       with check (${own} and peil.exercises('write-message') and peil.within(members, action))`,
    `create policy user_erases on peil.message for update to peil_user
       using (${own} and peil.exercises('write-message') and text is not null)
       with check (${own} and text is null)`,
    `grant select,
       insert (id, thread, members, action, account, at, text),
       update (text, erased_at)
       on peil.message to peil_user`,

    // Size and digest are of the bytes that are here, whatever anyone says of them.
    `create table peil.evidence (
       id text primary key,
       call text not null,
       applicant text not null,
       members text[] not null check (applicant = any (members)),
       kpi text,
       name text not null,
       media_type text not null,
       bytes bytea not null check (octet_length(bytes) between 1 and 10485760),
       size int not null generated always as (octet_length(bytes)) stored,
       sha256 text not null generated always as (encode(sha256(bytes), 'hex')) stored,
       account text not null check (account <> ''),
       at text collate "C" not null
     )`,
    'create index evidence_of_dossier on peil.evidence (call, applicant, at, id)',
    ...secure('evidence'),
    `create policy user_reads on peil.evidence for select to peil_user
       using (peil.exercises('see-evidence', 'attach-evidence') and peil.within(members, null))`,
    `create policy user_attaches on peil.evidence for insert to peil_user
       with check (${own} and peil.exercises('attach-evidence') and peil.within(members, null))`,
    `grant select (id, call, applicant, kpi, name, media_type, bytes, size, sha256, account, at),
       insert (id, call, applicant, members, kpi, name, media_type, bytes, account, at)
       on peil.evidence to peil_user`,

    // Who joins a dossier sees its draft and evidence from the first on; who leaves no longer does.
    `create function peil.change_members(of_call text, of_applicant text, are text[]) returns void
       language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
     begin
       update peil.draft_change set members = are
         where call = of_call and applicant = of_applicant and members <> are;
       update peil.evidence set members = are
         where call = of_call and applicant = of_applicant and members <> are;
     end $$`,

    `create function peil.erase_messages_of(author text, now text) returns bigint
       language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
     declare
       erased bigint;
     begin
       update peil.message set text = null, erased_at = now
         where account = author and text is not null;
       get diagnostics erased = row_count;
       return erased;
     end $$`,

    // The way back in for a backup, in the same transaction as the entries; see 0004.
    `create function peil.restore_rows(kind text, rows jsonb) returns void
       language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
     begin
       perform peil.refuse_unless_restoring();
       case kind
         when 'account_grant' then
           insert into peil.account_grant
             select * from jsonb_populate_recordset(null::peil.account_grant, rows);
         when 'draft_change' then
           insert into peil.draft_change overriding system value
             select * from jsonb_populate_recordset(null::peil.draft_change, rows);
           perform setval('peil.draft_change_id_seq', (select max(id) from peil.draft_change));
         when 'message' then
           insert into peil.message
             select * from jsonb_populate_recordset(null::peil.message, rows);
         when 'evidence' then
           if exists (
             select from jsonb_populate_recordset(null::peil.evidence, rows)
             where sha256 is distinct from encode(sha256(bytes), 'hex')
           ) then
             raise exception 'evidence does not match its digest' using errcode = 'data_exception';
           end if;
           insert into peil.evidence
             (id, call, applicant, members, kpi, name, media_type, bytes, account, at)
             select id, call, applicant, members, kpi, name, media_type, bytes, account, at
             from jsonb_populate_recordset(null::peil.evidence, rows);
       end case;
     end $$`,
    'revoke execute on all functions in schema peil from public',
    `grant execute on function peil.change_members(text, text, text[]),
       peil.erase_messages_of(text, text), peil.restore_rows(text, jsonb) to peil_service`,
  ],
}

import type { Migration } from './migration.ts'

const refuseChange = (table: string, what: string): string =>
  `create trigger ${table}_refuses_change before ${what} on peil.${table}
     for each statement execute function peil.refuse_change()`

/**
 * The two tables. An entry's other columns repeat what stands in its `text`, for look-ups; the text
 * is what counts and what is hashed. Nobody changes an entry: not the service (no privilege), and
 * not the owner or a superuser by accident (triggers).
 */
export const tables: Migration = {
  name: '0001-tables',
  statements: [
    `create table peil.entry (
       position bigint primary key,
       stream text not null,
       stream_position bigint not null,
       type text not null,
       recorded_at text collate "C" not null,
       actor text not null,
       parties text[] not null,
       text text not null,
       hash text not null,
       unique (stream, stream_position)
     )`,
    `create table peil.private_text (
       digest text collate "C" primary key check (length(digest) = 64),
       salt text not null,
       text text not null
     )`,
    `create function peil.refuse_change() returns trigger
       language plpgsql set search_path = pg_catalog, pg_temp as $$
     begin
       raise exception 'peil.% refuses %: what is recorded stays as it is', tg_table_name, tg_op
         using errcode = 'integrity_constraint_violation';
     end $$`,
    refuseChange('entry', 'update or delete or truncate'),
    refuseChange('private_text', 'update or truncate'),
  ],
}

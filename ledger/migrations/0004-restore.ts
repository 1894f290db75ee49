import type { Migration } from './migration.ts'

/**
 * The way back in for a backup: stored entries, as they are, page by page, into an empty ledger.
 * A later page is taken only by the transaction that wrote entry 1, which by then holds the lock;
 * so a ledger that was not empty at the start never takes a page.
 */
export const restore: Migration = {
  name: '0004-restore',
  statements: [
    `create function peil.refuse_unless_restoring() returns void
       language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
     begin
       perform pg_advisory_xact_lock(7305801001);
       if exists (select from peil.entry) and not exists (
         select from peil.entry
         where position = 1
           and xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296
       ) then
         raise exception 'the ledger is not empty' using errcode = 'object_not_in_prerequisite_state';
       end if;
     end $$`,

    `create function peil.restore_entries(
       streams text[], stream_positions bigint[], types text[], moments text[], actors text[],
       parties text[], entry_texts text[], hashes text[]
     ) returns void
       language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
     declare
       previous_hash text;
       at bigint;
       entry_parties text[];
     begin
       perform peil.refuse_unless_restoring();
       select e.position, e.hash into at, previous_hash
         from peil.entry e order by e.position desc limit 1;
       if at is null then
         at := 0;
         previous_hash := repeat('0', 64);
       end if;
       for i in 1 .. cardinality(entry_texts) loop
         at := at + 1;
         entry_parties := parties[i]::text[];
         if not starts_with(entry_texts[i], peil.entry_opening(
           at, streams[i], stream_positions[i], moments[i], actors[i], entry_parties, types[i]
         )) or hashes[i] is distinct from peil.chain_hash(previous_hash, entry_texts[i]) then
           raise exception 'entry % is not as the ledger stores entries', at
             using errcode = 'data_exception';
         end if;
         previous_hash := hashes[i];
         insert into peil.entry values (
           at, streams[i], stream_positions[i], types[i], moments[i], actors[i], entry_parties,
           entry_texts[i], hashes[i]
         );
       end loop;
     end $$`,

    `create function peil.restore_texts(texts jsonb) returns void
       language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
     begin
       perform peil.refuse_unless_restoring();
       perform peil.keep_texts(texts);
     end $$`,

    'revoke execute on all functions in schema peil from public',
    `grant execute on function
       peil.restore_entries(text[], bigint[], text[], text[], text[], text[], text[], text[]),
       peil.restore_texts(jsonb)
     to peil_service`,
  ],
}

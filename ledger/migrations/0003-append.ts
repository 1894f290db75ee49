import type { Migration } from './migration.ts'

/**
 * The one way in. Runs as the owner for a caller who may not write the tables. Appends wait for
 * each other on an advisory lock, taken before the last entry is read, so positions have no gaps
 * and the order of positions is the order of commits.
 *
 * The text of an entry is composed here, with a fixed order of keys; `data` goes in byte for byte
 * as it came. It is only checked to be one JSON object: a cast to json parses without changing.
 * Answers the position of the first entry, or the conflict that kept all of them out.
 */
export const append: Migration = {
  name: '0003-append',
  statements: [
    `create function peil.entry_opening(
       at bigint, stream text, stream_at bigint, recorded_at text, actor text, parties text[],
       type text
     ) returns text language sql stable as $$
       select concat('{"position":', at, ',"stream":', to_json(stream),
         ',"streamPosition":', stream_at, ',"recordedAt":', to_json(recorded_at),
         ',"actor":', to_json(actor), ',"parties":', to_json(parties),
         ',"type":', to_json(type), ',"data":')
     $$`,

    `create function peil.chain_hash(previous text, entry_text text) returns text
       language sql stable as $$
       select encode(sha256(convert_to(previous || E'\\n' || entry_text, 'UTF8')), 'hex')
     $$`,

    `create function peil.keep_texts(texts jsonb) returns void
       language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
     begin
       if exists (
         select from jsonb_to_recordset(texts) as given (digest text, salt text, text text)
         where digest is distinct from encode(sha256(convert_to(salt || text, 'UTF8')), 'hex')
       ) then
         raise exception 'a private text does not match its digest' using errcode = 'data_exception';
       end if;
       insert into peil.private_text (digest, salt, text)
         select digest, salt, text
         from jsonb_to_recordset(texts) as given (digest text, salt text, text text)
         on conflict (digest) do nothing;
     end $$`,

    `create function peil.append(batch jsonb) returns json
       language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
     declare
       streams text[] := batch ->> 'streams';
       expected bigint[] := batch ->> 'expected';
       entries jsonb := batch -> 'entries';
       moment text;
       previous_hash text;
       last_position bigint;
       found_position bigint;
       entry jsonb;
       which int;
       entry_text text;
     begin
       perform pg_advisory_xact_lock(7305801001);
       select e.position, e.hash, e.recorded_at into last_position, previous_hash, moment
         from peil.entry e order by e.position desc limit 1;
       if not found then
         last_position := 0;
         previous_hash := repeat('0', 64);
       end if;
       moment := greatest((batch ->> 'recordedAt') collate "C", moment collate "C");

       for i in 1 .. cardinality(streams) loop
         select e.stream_position into found_position from peil.entry e
           where e.stream = streams[i] order by e.stream_position desc limit 1;
         if coalesce(found_position, 0) is distinct from expected[i] then
           return json_build_object('stream', streams[i], 'expected', expected[i],
             'found', coalesce(found_position, 0));
         end if;
       end loop;

       for i in 0 .. jsonb_array_length(entries) - 1 loop
         entry := entries -> i;
         if json_typeof((entry ->> 'data')::json) is distinct from 'object' then
           raise exception 'data of an entry must be a JSON object'
             using errcode = 'data_exception';
         end if;
         which := entry -> 'stream';
         expected[which] := expected[which] + 1;
         entry_text := peil.entry_opening(
           last_position + i + 1, streams[which], expected[which], moment, batch ->> 'actor',
           (entry ->> 'parties')::text[], entry ->> 'type'
         ) || (entry ->> 'data') || '}';
         previous_hash := peil.chain_hash(previous_hash, entry_text);
         insert into peil.entry values (
           last_position + i + 1, streams[which], expected[which], entry ->> 'type', moment,
           batch ->> 'actor', (entry ->> 'parties')::text[], entry_text, previous_hash
         );
       end loop;

       if jsonb_array_length(batch -> 'texts') > 0 then
         perform peil.keep_texts(batch -> 'texts');
       end if;
       return to_json(last_position + 1);
     end $$`,

    `create function peil.erase_text(erased text) returns boolean
       language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
     begin
       delete from peil.private_text where digest = erased;
       return found;
     end $$`,

    'revoke execute on all functions in schema peil from public',
    'grant execute on function peil.append(jsonb), peil.erase_text(text) to peil_service',
  ],
}

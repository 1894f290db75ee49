import type { Migration } from './migration.ts'

/**
 * The one way in. Runs as the owner for a caller who may not write the tables. Appends wait for
 * each other on an advisory lock, taken before the last entry is read, so positions have no gaps
 * and the order of positions is the order of commits.
 *
 * The text of an entry is composed here, with a fixed order of keys; `data` goes in byte for byte
 * as it came. It is only checked to be one JSON object: a cast to json parses without changing.
 */
export const append: Migration = {
  name: '0003-append',
  statements: [
    `create function peil.entry_opening(
       at bigint, stream text, stream_at bigint, recorded_at text, actor text, parties text[],
       type text
     ) returns text language sql stable as $$
       select '{"position":' || at || ',"stream":' || to_json(stream)::text
         || ',"streamPosition":' || stream_at || ',"recordedAt":' || to_json(recorded_at)::text
         || ',"actor":' || to_json(actor)::text || ',"parties":' || to_json(parties)::text
         || ',"type":' || to_json(type)::text || ',"data":'
     $$`,

    `create function peil.chain_hash(previous text, entry_text text) returns text
       language sql stable as $$
       select encode(sha256(convert_to(previous || E'\\n' || entry_text, 'UTF8')), 'hex')
     $$`,

    `create function peil.keep_texts(digests text[], salts text[], texts text[]) returns void
       language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
     begin
       if exists (
         select from unnest(digests, salts, texts) as given (digest, salt, text)
         where digest is distinct from encode(sha256(convert_to(salt || text, 'UTF8')), 'hex')
       ) then
         raise exception 'a private text does not match its digest' using errcode = 'data_exception';
       end if;
       insert into peil.private_text (digest, salt, text)
         select * from unnest(digests, salts, texts) on conflict (digest) do nothing;
     end $$`,

    `create function peil.append(
       actor text, given_at text, streams text[], expected bigint[],
       entry_streams int[], types text[], parties text[], datas text[],
       digests text[], salts text[], texts text[],
       out first_position bigint, out last_position bigint,
       out conflict_stream text, out conflict_expected bigint, out conflict_found bigint
     ) language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
     declare
       previous_hash text;
       moment text;
       at bigint;
       found_position bigint;
       which int;
       entry_parties text[];
       entry_text text;
     begin
       perform pg_advisory_xact_lock(7305801001);
       select e.position, e.hash, e.recorded_at into at, previous_hash, moment
         from peil.entry e order by e.position desc limit 1;
       if at is null then
         at := 0;
         previous_hash := repeat('0', 64);
       end if;
       moment := greatest(given_at collate "C", moment collate "C");

       for i in 1 .. cardinality(streams) loop
         select coalesce(max(e.stream_position), 0) into found_position
           from peil.entry e where e.stream = streams[i];
         if found_position is distinct from expected[i] then
           conflict_stream := streams[i];
           conflict_expected := expected[i];
           conflict_found := found_position;
           return;
         end if;
       end loop;

       first_position := at + 1;
       for i in 1 .. cardinality(types) loop
         if json_typeof(datas[i]::json) is distinct from 'object' then
           raise exception 'data of an entry must be a JSON object'
             using errcode = 'data_exception';
         end if;
         at := at + 1;
         which := entry_streams[i];
         expected[which] := expected[which] + 1;
         entry_parties := parties[i]::text[];
         entry_text := peil.entry_opening(
           at, streams[which], expected[which], moment, actor, entry_parties, types[i]
         ) || datas[i] || '}';
         previous_hash := peil.chain_hash(previous_hash, entry_text);
         insert into peil.entry values (
           at, streams[which], expected[which], types[i], moment, actor, entry_parties,
           entry_text, previous_hash
         );
       end loop;
       last_position := at;

       if cardinality(digests) > 0 then
         perform peil.keep_texts(digests, salts, texts);
       end if;
     end $$`,

    `create function peil.erase_text(erased text) returns boolean
       language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
     begin
       delete from peil.private_text where digest = erased;
       return found;
     end $$`,

    'revoke execute on all functions in schema peil from public',
    `grant execute on function peil.append(
       text, text, text[], bigint[], int[], text[], text[], text[], text[], text[], text[]
     ), peil.erase_text(text) to peil_service`,
  ],
}

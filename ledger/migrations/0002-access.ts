import type { Migration } from './migration.ts'

/**
 * Who may see what. Row-level security is forced, so it holds for the owner too. `peil_service`
 * sees everything: decisions fold over all entries, after the operation has checked who asks.
 * `peil_reader` sees the entries to which one of the municipalities in the transaction-local
 * setting `peil.municipalities` (codes, separated by commas) is party; nothing when it is not set.
 */
export const access: Migration = {
  name: '0002-access',
  statements: [
    'alter table peil.entry enable row level security, force row level security',
    'alter table peil.private_text enable row level security, force row level security',
    'create policy owner_all on peil.entry to peil_owner using (true) with check (true)',
    'create policy owner_all on peil.private_text to peil_owner using (true) with check (true)',
    'create policy service_reads on peil.entry for select to peil_service using (true)',
    'create policy service_reads on peil.private_text for select to peil_service using (true)',
    `create policy reader_reads_own on peil.entry for select to peil_reader using (
       parties && string_to_array(current_setting('peil.municipalities', true), ',')
     )`,
    'grant usage on schema peil to peil_service, peil_reader',
    'grant select on peil.entry to peil_service, peil_reader',
    'grant select on peil.private_text, peil.migration to peil_service',
  ],
}

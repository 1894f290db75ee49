/**
 * Roles belong to the whole server, so another database's migration may be making them at this very
 * moment: a role that turns out to exist already is as good as one made here.
 */
const createRole = (role: string): string => `
  do $$ begin
    if not exists (select from pg_roles where rolname = '${role}') then
      create role ${role} nologin;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$`

/**
 * A superuser needs no membership to act as a role; everyone else does. Since PostgreSQL 16 who
 * makes a role is a member of it that may not act as it yet.
 */
const joinRole = (role: string): string => `
  do $$ begin
    if not (select rolsuper from pg_roles where rolname = current_user)
      and not pg_has_role(current_user, '${role}',
        case when current_setting('server_version_num')::int < 160000 then 'member' else 'set' end
      ) then
      execute format('grant ${role} to %I', current_user);
    end if;
  end $$`

/**
 * `peil_owner` owns everything and never signs in; `peil_service` is what the application acts as;
 * `peil_reader` sees only what its municipalities are party to; `peil_user` is one reader of the
 * workspace, for one transaction; `peil_signin` reaches who may sign in, and nothing else. None of
 * them can log in.
 */
export const createRoles: readonly string[] = [
  ...['peil_owner', 'peil_service', 'peil_reader', 'peil_user', 'peil_signin'].map(createRole),
  ...['peil_owner', 'peil_service', 'peil_user', 'peil_signin'].map(joinRole),
]

import type { Migration } from './migration.ts'

/**
 * Who may sign in, in a schema that the rest of Peil cannot read: names, addresses of mail, digests
 * of passwords and sessions. The columns are those that better-auth expects. `peil_signin` reaches
 * these tables and nothing else; what an account may do stands in `peil.account_grant`.
 */
export const signIn: Migration = {
  name: '0006-sign-in',
  statements: [
    `create table peil_auth."user" (
       id text primary key,
       name text not null check (name <> ''),
       email text not null unique check (email = lower(email)),
       "emailVerified" boolean not null,
       image text,
       "createdAt" timestamptz not null default now(),
       "updatedAt" timestamptz not null default now()
     )`,
    `create table peil_auth.session (
       id text primary key,
       token text not null unique,
       "userId" text not null references peil_auth."user" (id) on delete cascade,
       "expiresAt" timestamptz not null,
       "ipAddress" text,
       "userAgent" text,
       "createdAt" timestamptz not null default now(),
       "updatedAt" timestamptz not null default now()
     )`,
    'create index session_of_user on peil_auth.session ("userId")',
    // How somebody proves who they are: a password, or an account with an identity provider.
    `create table peil_auth.account (
       id text primary key,
       "accountId" text not null,
       "providerId" text not null,
       "userId" text not null references peil_auth."user" (id) on delete cascade,
       "accessToken" text,
       "refreshToken" text,
       "idToken" text,
       "accessTokenExpiresAt" timestamptz,
       "refreshTokenExpiresAt" timestamptz,
       scope text,
       password text,
       "createdAt" timestamptz not null default now(),
       "updatedAt" timestamptz not null default now(),
       unique ("providerId", "accountId")
     )`,
    'create index account_of_user on peil_auth.account ("userId")',
    // What was sent to somebody and may be used once: an invitation.
    `create table peil_auth.verification (
       id text primary key,
       identifier text not null,
       value text not null,
       "expiresAt" timestamptz not null,
       "createdAt" timestamptz not null default now(),
       "updatedAt" timestamptz not null default now()
     )`,
    'create index verification_by_identifier on peil_auth.verification (identifier)',
    'grant usage on schema peil_auth to peil_signin',
    'grant select, insert, update, delete on all tables in schema peil_auth to peil_signin',
  ],
}

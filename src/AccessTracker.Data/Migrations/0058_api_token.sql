-- A token by which programs come in somebody's name. token_hash: of what its holder alone knows. scopes: words, separated by blanks. operation: a
-- code; empty: all that the account has roles in. ends_on: its last day, UTC. last_used_at: to about a minute.
create table api_token (
    id text primary key,
    account_id text not null references account (id),
    name text not null,
    token_hash text not null unique,
    scopes text not null,
    operation text not null,
    created_at timestamptz not null,
    ends_on date not null,
    last_used_at timestamptz,
    revoked_at timestamptz
);
create index api_token_by_account on api_token (account_id);

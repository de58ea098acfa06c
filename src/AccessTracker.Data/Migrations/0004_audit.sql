-- What was done besides changing records: signing in and being refused, exports, readings of severe fields, accounts and roles.
-- level: how sensitive what it names is; who may not see that level does not see the entry.
-- hash: over the entry and the hash before it (docs/decisions/0010).
create table audit_event (
    number bigint primary key,
    happened_at timestamptz not null,
    person text not null,
    account_id text,
    role text,
    origin text,
    action text not null,
    operation text,
    kind text,
    record_key text,
    level text not null,
    reason text,
    details text,
    before_json text,
    after_json text,
    hash text not null,
    constraint audit_event_level_known check (level in ('low', 'moderate', 'high', 'severe'))
);
create index audit_event_by_time on audit_event (happened_at, number);
create index audit_event_by_account on audit_event (account_id, number);

-- Where each chain ends: without it entries taken off the end would not be missed.
create table chain_head (
    chain text primary key,
    entries bigint not null,
    hash text not null
);
insert into chain_head (chain, entries, hash) values ('event', 0, '');

-- Browsers in which somebody has signed in before: whoever guesses at an account from elsewhere does not lock it there. id_hash: of what the
-- browser's cookie holds.
create table account_device (
    account_id text not null references account (id),
    id_hash text not null,
    known_since timestamptz not null,
    last_seen_at timestamptz not null,
    failed_count bigint not null,
    locked_until timestamptz,
    constraint account_device_once primary key (account_id, id_hash)
);

-- What one administrator wants done to an account and a second has to confirm. details: JSON of a grant; empty for other things.
create table account_request (
    id text primary key,
    account_id text not null references account (id),
    what text not null,
    details text not null,
    asked_by text not null,
    asked_account text,
    asked_at timestamptz not null,
    state text not null,
    answered_by text,
    answered_at timestamptz,
    constraint account_request_what_known check (what in ('give_role', 'issue_link', 'remove_factor')),
    constraint account_request_state_known check (state in ('waiting', 'confirmed', 'withdrawn'))
);
create index account_request_by_account on account_request (account_id, state);

-- What somebody who left is called where their address stood: it stays in histories and audit, which are chained, and is not shown. name_hash: of the
-- address as it stands there.
create table account_pseudonym (
    name_hash text primary key,
    pseudonym text not null
);

-- A mail may tell somebody of a change of their account, too: it belongs to no operation, and its number is that of the entry of the audit.
alter table mail_outbox alter column operation_id drop not null;
alter table mail_outbox drop constraint mail_outbox_kind_known;
alter table mail_outbox add constraint mail_outbox_kind_known check (kind in ('report', 'reminder', 'alerts', 'account'));
alter table mail_outbox add constraint mail_outbox_of_an_operation check ((kind = 'account') = (operation_id is null));

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
-- SQLite changes no constraint of a table: another takes its place.
create table mail_outbox_next (
    id text primary key,
    account_id text not null references account (id),
    operation_id text references operation (id),
    kind text not null,
    number bigint not null,
    revision bigint not null,
    report_id text references report (id),
    state text not null,
    queued_at timestamptz not null,
    attempts bigint not null,
    next_try_at timestamptz not null,
    lease text,
    leased_until timestamptz,
    last_error text,
    sent_to text,
    ended_at timestamptz,
    told text,
    constraint mail_outbox_once unique (account_id, operation_id, kind, number, revision),
    constraint mail_outbox_kind_known check (kind in ('report', 'reminder', 'alerts', 'account')),
    constraint mail_outbox_of_an_operation check ((kind = 'account') = (operation_id is null)),
    constraint mail_outbox_state_known check (state in ('queued', 'accepted', 'failed', 'dropped')),
    constraint mail_outbox_report_of_a_report check ((kind = 'report') = (report_id is not null)),
    constraint mail_outbox_ended check ((state = 'queued') = (ended_at is null))
);
insert into mail_outbox_next (id, account_id, operation_id, kind, number, revision, report_id, state, queued_at, attempts, next_try_at, lease, leased_until, last_error, sent_to, ended_at, told)
select id, account_id, operation_id, kind, number, revision, report_id, state, queued_at, attempts, next_try_at, lease, leased_until, last_error, sent_to, ended_at, told
from mail_outbox;

drop trigger mail_outbox_accepted_no_update;
drop trigger mail_outbox_no_delete;
drop table mail_outbox;
alter table mail_outbox_next rename to mail_outbox;
create unique index mail_outbox_by_report on mail_outbox (account_id, report_id);
create index mail_outbox_due on mail_outbox (state, next_try_at);
create index mail_outbox_by_number on mail_outbox (operation_id, number, revision);

create trigger mail_outbox_accepted_no_update before update on mail_outbox when old.state = 'accepted'
begin
    select raise(abort, 'accepted mail does not change');
end;

create trigger mail_outbox_no_delete before delete on mail_outbox
begin
    select raise(abort, 'mail is kept');
end;

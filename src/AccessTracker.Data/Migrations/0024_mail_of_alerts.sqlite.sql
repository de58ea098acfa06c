-- A mail may be about the alerts of a day, too: its number is the day (20160310). told: JSON of the keys that it named.
-- SQLite changes no constraint of a table: another takes its place.
create table mail_outbox_next (
    id text primary key,
    account_id text not null references account (id),
    operation_id text not null references operation (id),
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
    constraint mail_outbox_kind_known check (kind in ('report', 'reminder', 'alerts')),
    constraint mail_outbox_state_known check (state in ('queued', 'accepted', 'failed', 'dropped')),
    constraint mail_outbox_report_of_a_report check ((kind = 'report') = (report_id is not null)),
    constraint mail_outbox_ended check ((state = 'queued') = (ended_at is null))
);
insert into mail_outbox_next (id, account_id, operation_id, kind, number, revision, report_id, state, queued_at, attempts, next_try_at, lease, leased_until, last_error, sent_to, ended_at)
select id, account_id, operation_id, kind, number, revision, report_id, state, queued_at, attempts, next_try_at, lease, leased_until, last_error, sent_to, ended_at
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

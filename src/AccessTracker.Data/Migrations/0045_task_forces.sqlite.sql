-- Two task forces meet and report, each with its own numbers: what was there before is the humanitarian one's.
alter table meeting add column task_force text not null default 'humanitarian'
    constraint meeting_task_force_known check (task_force in ('humanitarian', 'ceasefire'));

-- As meetings_kept_to, of the ceasefire task force.
alter table operation add column ceasefire_kept_to date;

-- SQLite changes no constraint of a table: another takes its place, what refers to it first.
create table report_next (
    id text primary key,
    operation_id text not null references operation (id),
    task_force text not null default 'humanitarian',
    number bigint not null,
    revision bigint not null,
    state text not null,
    period_start date not null,
    period_end date not null,
    computed_at timestamptz not null,
    change_number bigint not null,
    method bigint not null,
    content text not null,
    content_hash text not null,
    records text not null,
    published_at timestamptz,
    published_by text,
    annex text,
    annex_hash text,
    reason text,
    compared_revision bigint not null default 0,
    history_hash text,
    constraint report_once unique (operation_id, task_force, number, revision),
    constraint report_task_force_known check (task_force in ('humanitarian', 'ceasefire')),
    constraint report_state_known check (state in ('draft', 'published')),
    constraint report_draft_is_revision_0 check ((state = 'draft') = (revision = 0)),
    constraint report_published_by_somebody check ((state = 'draft') = (published_at is null) and (state = 'draft') = (published_by is null))
);
insert into report_next (id, operation_id, number, revision, state, period_start, period_end, computed_at, change_number, method, content,
    content_hash, records, published_at, published_by, annex, annex_hash, reason, compared_revision, history_hash)
select id, operation_id, number, revision, state, period_start, period_end, computed_at, change_number, method, content,
    content_hash, records, published_at, published_by, annex, annex_hash, reason, compared_revision, history_hash
from report;

create table report_file_next (
    report_id text not null references report_next (id),
    name text not null,
    media_type text not null,
    content bytea not null,
    sha256 text not null,
    constraint report_file_once primary key (report_id, name)
);
insert into report_file_next (report_id, name, media_type, content, sha256)
select report_id, name, media_type, content, sha256
from report_file;

create table mail_outbox_next (
    id text primary key,
    account_id text not null references account (id),
    operation_id text references operation (id),
    kind text not null,
    task_force text not null default 'humanitarian',
    number bigint not null,
    revision bigint not null,
    report_id text references report_next (id),
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
    constraint mail_outbox_once unique (account_id, operation_id, kind, task_force, number, revision),
    constraint mail_outbox_kind_known check (kind in ('report', 'reminder', 'alerts', 'account')),
    constraint mail_outbox_of_an_operation check ((kind = 'account') = (operation_id is null)),
    constraint mail_outbox_state_known check (state in ('queued', 'accepted', 'failed', 'dropped')),
    constraint mail_outbox_report_of_a_report check ((kind = 'report') = (report_id is not null)),
    constraint mail_outbox_ended check ((state = 'queued') = (ended_at is null))
);
insert into mail_outbox_next (id, account_id, operation_id, kind, number, revision, report_id, state, queued_at, attempts, next_try_at, lease,
    leased_until, last_error, sent_to, ended_at, told)
select id, account_id, operation_id, kind, number, revision, report_id, state, queued_at, attempts, next_try_at, lease, leased_until, last_error,
    sent_to, ended_at, told
from mail_outbox;

drop trigger mail_outbox_accepted_no_update;
drop trigger mail_outbox_no_delete;
drop table mail_outbox;
drop trigger report_file_no_late_insert;
drop trigger report_file_no_update;
drop trigger report_file_no_delete;
drop table report_file;
drop trigger report_published_no_update;
drop trigger report_published_no_delete;
drop table report;
alter table report_next rename to report;
alter table report_file_next rename to report_file;
alter table mail_outbox_next rename to mail_outbox;
create index report_days on report (operation_id, task_force, number, revision, period_start, period_end);
create unique index mail_outbox_by_report on mail_outbox (account_id, report_id);
create index mail_outbox_due on mail_outbox (state, next_try_at);
create index mail_outbox_by_number on mail_outbox (operation_id, task_force, number, revision);

create trigger report_published_no_update before update on report when old.state = 'published'
begin
    select raise(abort, 'a published report does not change');
end;

create trigger report_published_no_delete before delete on report when old.state = 'published'
begin
    select raise(abort, 'a published report does not change');
end;

create trigger report_file_no_late_insert before insert on report_file
when exists (select 1 from report r where r.id = new.report_id and r.state = 'published')
begin
    select raise(abort, 'a published report does not change');
end;

create trigger report_file_no_update before update on report_file
begin
    select raise(abort, 'a published report does not change');
end;

create trigger report_file_no_delete before delete on report_file
begin
    select raise(abort, 'a published report does not change');
end;

create trigger mail_outbox_accepted_no_update before update on mail_outbox when old.state = 'accepted'
begin
    select raise(abort, 'accepted mail does not change');
end;

create trigger mail_outbox_no_delete before delete on mail_outbox
begin
    select raise(abort, 'mail is kept');
end;

create table report_failure_next (
    operation_id text not null references operation (id),
    task_force text not null default 'humanitarian',
    number bigint not null,
    failed_at timestamptz not null,
    error text not null,
    primary key (operation_id, task_force, number)
);
insert into report_failure_next (operation_id, number, failed_at, error) select operation_id, number, failed_at, error from report_failure;
drop table report_failure;
alter table report_failure_next rename to report_failure;

create table report_draft_day_next (
    operation_id text not null references operation (id),
    task_force text not null default 'humanitarian',
    number bigint not null,
    day date not null,
    computed_at timestamptz not null,
    content text not null,
    unknown text,
    constraint report_draft_day_once primary key (operation_id, task_force, number, day)
);
insert into report_draft_day_next (operation_id, number, day, computed_at, content, unknown)
select operation_id, number, day, computed_at, content, unknown
from report_draft_day;
drop table report_draft_day;
alter table report_draft_day_next rename to report_draft_day;

create table draft_reading_next (
    operation_id text not null references operation (id),
    task_force text not null default 'humanitarian',
    number bigint not null,
    ceiling text not null,
    content_hash text not null,
    came_out_at timestamptz not null,
    constraint draft_reading_pkey primary key (operation_id, task_force, number, ceiling)
);
insert into draft_reading_next (operation_id, number, ceiling, content_hash, came_out_at)
select operation_id, number, ceiling, content_hash, came_out_at
from draft_reading;
drop table draft_reading;
alter table draft_reading_next rename to draft_reading;

create table report_narrative_next (
    operation_id text not null references operation (id),
    task_force text not null default 'humanitarian',
    number bigint not null,
    language text not null,
    version bigint not null,
    markdown text not null,
    edited_at timestamptz not null,
    edited_by text not null,
    account_id text,
    constraint report_narrative_once primary key (operation_id, task_force, number, language, version)
);
insert into report_narrative_next (operation_id, number, language, version, markdown, edited_at, edited_by, account_id)
select operation_id, number, language, version, markdown, edited_at, edited_by, account_id
from report_narrative;
drop trigger report_narrative_no_update;
drop trigger report_narrative_no_delete;
drop table report_narrative;
alter table report_narrative_next rename to report_narrative;

create trigger report_narrative_no_update before update on report_narrative
begin
    select raise(abort, 'narratives are append-only');
end;

create trigger report_narrative_no_delete before delete on report_narrative
begin
    select raise(abort, 'narratives are append-only');
end;

-- Who gets the one task force's reports asks for the other's on their own.
create table subscription_next (
    account_id text not null references account (id),
    operation_id text not null references operation (id),
    task_force text not null default 'humanitarian',
    files text not null,
    language text not null,
    since timestamptz not null,
    constraint subscription_once primary key (account_id, operation_id, task_force),
    constraint subscription_task_force_known check (task_force in ('humanitarian', 'ceasefire'))
);
insert into subscription_next (account_id, operation_id, files, language, since)
select account_id, operation_id, files, language, since
from subscription;
drop table subscription;
alter table subscription_next rename to subscription;
create index subscription_by_operation on subscription (operation_id);

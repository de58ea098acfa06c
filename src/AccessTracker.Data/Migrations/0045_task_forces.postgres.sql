-- Two task forces meet and report, each with its own numbers: what was there before is the humanitarian one's.
alter table meeting add column task_force text not null default 'humanitarian';
alter table meeting add constraint meeting_task_force_known check (task_force in ('humanitarian', 'ceasefire'));

-- As meetings_kept_to, of the ceasefire task force.
alter table operation add column ceasefire_kept_to date;

alter table report add column task_force text not null default 'humanitarian';
alter table report drop constraint report_once;
alter table report add constraint report_once unique (operation_id, task_force, number, revision);
alter table report add constraint report_task_force_known check (task_force in ('humanitarian', 'ceasefire'));
drop index report_days;
create index report_days on report (operation_id, task_force, number, revision, period_start, period_end);

alter table report_failure add column task_force text not null default 'humanitarian';
alter table report_failure drop constraint report_failure_pkey;
alter table report_failure add constraint report_failure_pkey primary key (operation_id, task_force, number);

alter table report_draft_day add column task_force text not null default 'humanitarian';
alter table report_draft_day drop constraint report_draft_day_once;
alter table report_draft_day add constraint report_draft_day_once primary key (operation_id, task_force, number, day);

alter table draft_reading add column task_force text not null default 'humanitarian';
alter table draft_reading drop constraint draft_reading_pkey;
alter table draft_reading add constraint draft_reading_pkey primary key (operation_id, task_force, number, ceiling);

alter table report_narrative add column task_force text not null default 'humanitarian';
alter table report_narrative drop constraint report_narrative_once;
alter table report_narrative add constraint report_narrative_once primary key (operation_id, task_force, number, language, version);

-- Who gets the one task force's reports asks for the other's on their own.
alter table subscription add column task_force text not null default 'humanitarian';
alter table subscription drop constraint subscription_once;
alter table subscription add constraint subscription_once primary key (account_id, operation_id, task_force);
alter table subscription add constraint subscription_task_force_known check (task_force in ('humanitarian', 'ceasefire'));

-- humanitarian, too, where a mail is about no report.
alter table mail_outbox add column task_force text not null default 'humanitarian';
alter table mail_outbox drop constraint mail_outbox_once;
alter table mail_outbox add constraint mail_outbox_once unique (account_id, operation_id, kind, task_force, number, revision);
drop index mail_outbox_by_number;
create index mail_outbox_by_number on mail_outbox (operation_id, task_force, number, revision);

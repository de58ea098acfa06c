-- What happened to a record: one row a change, numbered by the version it made. The record's columns as JSON, named as in the
-- bundle, what is unknown left out. change_number is the operation's at that change: what a report of an earlier number did not know.
create table history (
    operation_id text not null references operation (id),
    change_number bigint not null,
    kind text not null,
    record_id text not null,
    record_key text not null,
    version bigint not null,
    changed_at timestamptz not null,
    changed_by text not null,
    changed_as text,
    action text not null,
    reason text,
    before_json text,
    after_json text not null,
    constraint history_version_once primary key (record_id, version),
    constraint history_action_known check (action in ('added', 'changed', 'withdrawn', 'restored')),
    constraint history_before_unless_added check ((action = 'added') = (before_json is null))
);
create index history_by_change on history (operation_id, change_number);

-- Reports: at most one draft a number, recomputed while records change (revision 0), and the published revisions from 1 on,
-- which nothing touches any more.
create table report (
    id text primary key,
    operation_id text not null references operation (id),
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
    constraint report_once unique (operation_id, number, revision),
    constraint report_state_known check (state in ('draft', 'published')),
    constraint report_draft_is_revision_0 check ((state = 'draft') = (revision = 0)),
    constraint report_published_by_somebody check ((state = 'draft') = (published_at is null) and (state = 'draft') = (published_by is null))
);

create table report_failure (
    operation_id text not null references operation (id),
    number bigint not null,
    failed_at timestamptz not null,
    error text not null,
    primary key (operation_id, number)
);

-- Who gets the published reports of an operation by e-mail. files: words of what is attached, with blanks between them; empty: nothing.
-- since: what was published before is not sent.
create table subscription (
    account_id text not null references account (id),
    operation_id text not null references operation (id),
    files text not null,
    language text not null,
    since timestamptz not null,
    constraint subscription_once primary key (account_id, operation_id)
);
create index subscription_by_operation on subscription (operation_id);

-- Mail: one row for what is sent to somebody, made once and kept. The address, the role and the files are read when it is sent.
-- revision: 0 for a reminder that a report is late. next_try_at: of queued ones. leased_until: a process is at it until then.
-- ended_at: of all others; accepted means that the mail server has taken it.
create table mail_outbox (
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
    constraint mail_outbox_once unique (account_id, operation_id, kind, number, revision),
    constraint mail_outbox_kind_known check (kind in ('report', 'reminder')),
    constraint mail_outbox_state_known check (state in ('queued', 'accepted', 'failed', 'dropped')),
    constraint mail_outbox_report_of_a_report check ((kind = 'report') = (report_id is not null)),
    constraint mail_outbox_ended check ((state = 'queued') = (ended_at is null))
);
create unique index mail_outbox_by_report on mail_outbox (account_id, report_id);
create index mail_outbox_due on mail_outbox (state, next_try_at);
create index mail_outbox_by_number on mail_outbox (operation_id, number, revision);

-- The secret by which a reader of feeds comes in; only its hash is kept.
create table feed_key (
    account_id text primary key references account (id),
    key_hash text not null,
    created_at timestamptz not null,
    constraint feed_key_once unique (key_hash)
);

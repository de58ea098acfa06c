-- How an operation reviews its records: a row for each time that it was set, the last one holds. counts_from: the reports whose period ends on
-- this day or later count all records, or checked ones only. Each row is in the operation's history too.
create table review_rule (
    operation_id text not null references operation (id),
    number bigint not null,
    in_force boolean not null,
    own_allowed boolean not null,
    only_checked boolean not null,
    counts_from date,
    set_at timestamptz not null,
    set_by text not null,
    constraint review_rule_once primary key (operation_id, number),
    constraint review_rule_dated check (counts_from is not null or not only_checked)
);

-- Where the review of each record stands that was written since its operation reviews. version, change_number, author, written_at: of the record
-- as it stands. steps: how many the history has of its review.
create table review (
    record_id text primary key,
    operation_id text not null references operation (id),
    kind text not null,
    record_key text not null,
    state text not null,
    version bigint not null,
    change_number bigint not null,
    author text not null,
    written_at timestamptz not null,
    steps bigint not null,
    constraint review_state_known check (state in ('new', 'checked', 'questioned'))
);
create index review_waiting on review (operation_id, kind, written_at) where state <> 'checked';
create index review_by_change on review (operation_id, change_number);

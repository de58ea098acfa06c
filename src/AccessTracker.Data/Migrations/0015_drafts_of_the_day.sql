-- A draft as the day on which it was computed left it, by the operation's own days: what a manager compares today's with.
create table report_draft_day (
    operation_id text not null references operation (id),
    number bigint not null,
    day date not null,
    computed_at timestamptz not null,
    content text not null,
    constraint report_draft_day_once primary key (operation_id, number, day)
);

-- Alerts: one row for each time that one stood, kept. They are found from all records; which of them somebody sees is decided by
-- the records that this person may read, and joined by alert_key. about: JSON of what made it fire.
create table alert (
    id text primary key,
    operation_id text not null references operation (id),
    alert_key text not null,
    about text not null,
    fired_at timestamptz not null,
    cleared_at timestamptz
);
create unique index alert_standing_once on alert (operation_id, alert_key) where cleared_at is null;
create index alert_by_time on alert (operation_id, cleared_at);

-- An alert that is to be quiet until a day, and why. It ends with the alert.
create table alert_snooze (
    operation_id text not null references operation (id),
    alert_key text not null,
    until_day date not null,
    reason text not null,
    snoozed_at timestamptz not null,
    snoozed_by text not null,
    constraint alert_snooze_once primary key (operation_id, alert_key)
);

-- The thresholds of an operation that are not the configuration's. days: null where there are to be no alerts of the kind.
create table alert_rule (
    operation_id text not null references operation (id),
    kind text not null,
    days bigint,
    changed_at timestamptz not null,
    changed_by text not null,
    constraint alert_rule_once primary key (operation_id, kind),
    constraint alert_rule_days check (days between 1 and 999)
);

-- Who gets the alerts of an operation by e-mail, once a day.
create table alert_subscription (
    account_id text not null references account (id),
    operation_id text not null references operation (id),
    since timestamptz not null,
    constraint alert_subscription_once primary key (account_id, operation_id)
);
create index alert_subscription_by_operation on alert_subscription (operation_id);

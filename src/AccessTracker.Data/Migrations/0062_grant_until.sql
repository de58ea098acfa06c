-- A role may be given until a day. until: the last day on which it is held, UTC; null: until it is taken away.
alter table account_grant add column until date;

-- The audit is asked for what was done to one thing, among a million other entries.
create index audit_event_by_record on audit_event (record_key, happened_at, number);

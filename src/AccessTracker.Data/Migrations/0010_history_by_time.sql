-- The audit shows the changes of an operation by the time they were made, newest first, a page at a time.
create index history_by_time on history (operation_id, changed_at, number);

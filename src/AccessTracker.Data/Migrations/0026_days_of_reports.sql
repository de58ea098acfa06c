-- The calendar is read with every change, and the days of what is published with it: from this index, never past their contents.
create index report_days on report (operation_id, number, revision, period_start, period_end);

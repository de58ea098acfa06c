-- Of a sum whose parts are not all known a draft that is kept for the next day to be compared with tells how many are not. Null: an older program kept it.
alter table report_draft_day add column unknown text;

-- A meeting that has come due is a record. The weekday gives no meeting up to this day: those that there were have been recorded,
-- and a change of the weekday works from the next one on. Null: nobody has looked yet.
alter table operation add column meetings_kept_to date;

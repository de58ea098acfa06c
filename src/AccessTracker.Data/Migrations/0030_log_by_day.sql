-- Entries of a convoy's log become open by their day, one by one; a convoy by its stops, and no more by its departure.
create index convoy_event_by_day on convoy_event (operation_id, day);
drop index convoy_by_departure;

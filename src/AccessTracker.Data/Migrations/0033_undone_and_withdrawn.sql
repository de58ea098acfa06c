-- What a form held when it was saved, sealed as a draft is, for a while: undone, it is there again as it was filled in.
alter table submission add column held_form text;
alter table submission add column held_key text;
alter table submission add column held text;
create index submission_by_change on submission (operation_id, change_number);
create index submission_that_holds on submission (submitted_at) where held is not null;

-- The list of what is withdrawn reads few records of many.
create index meeting_withdrawn on meeting (operation_id) where withdrawn_at is not null;
create index location_withdrawn on location (operation_id) where withdrawn_at is not null;
create index status_entry_withdrawn on status_entry (operation_id) where withdrawn_at is not null;
create index population_withdrawn on population (operation_id) where withdrawn_at is not null;
create index access_request_withdrawn on access_request (operation_id) where withdrawn_at is not null;
create index request_line_withdrawn on request_line (operation_id) where withdrawn_at is not null;
create index decision_withdrawn on decision (operation_id) where withdrawn_at is not null;
create index clearance_withdrawn on clearance (operation_id) where withdrawn_at is not null;
create index convoy_withdrawn on convoy (operation_id) where withdrawn_at is not null;
create index delivery_withdrawn on delivery (operation_id) where withdrawn_at is not null;
create index convoy_event_withdrawn on convoy_event (operation_id) where withdrawn_at is not null;
create index incident_withdrawn on incident (operation_id) where withdrawn_at is not null;
create index target_withdrawn on target (operation_id) where withdrawn_at is not null;
create index stated_figure_withdrawn on stated_figure (operation_id) where withdrawn_at is not null;

-- The level a record was given; null: the one it has of itself, by its kind and by whether it is still to come (docs/access.md).
alter table meeting add column sensitivity text constraint meeting_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'));
alter table location add column sensitivity text constraint location_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'));
alter table status_entry add column sensitivity text constraint status_entry_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'));
alter table population add column sensitivity text constraint population_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'));
alter table access_request add column sensitivity text constraint access_request_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'));
alter table request_line add column sensitivity text constraint request_line_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'));
alter table decision add column sensitivity text constraint decision_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'));
alter table clearance add column sensitivity text constraint clearance_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'));
alter table convoy add column sensitivity text constraint convoy_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'));
alter table delivery add column sensitivity text constraint delivery_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'));
alter table convoy_event add column sensitivity text constraint convoy_event_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'));
alter table incident add column sensitivity text constraint incident_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'));
alter table target add column sensitivity text constraint target_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'));
alter table stated_figure add column sensitivity text constraint stated_figure_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'));

-- Which convoys travelled under a request: what tells whether a permit has been used.
create index convoy_by_request on convoy (request_id);

-- The changes of an operation as a chain (docs/decisions/0010): number counts them from 1, hash is over the change and the hash
-- before it. Null only in changes that an older program wrote, until this one has put them into the chain.
alter table history add column number bigint;
alter table history add column hash text;
create unique index history_number_once on history (operation_id, number);

-- The end of a chain as the program's keys seal it: who has the store but not the keys cannot move it.
alter table chain_head add column seal text;

-- What is stated for a meeting of the ceasefire task force has measures of its own. SQLite changes no constraint of a table: another takes its place.
create table stated_figure_next (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    meeting_id text not null references meeting (id),
    measure text not null,
    stated_window text not null,
    low bigint not null,
    high bigint,
    wording text,
    scope text,
    source text,
    sensitivity text constraint stated_figure_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe')),
    constraint stated_figure_once unique (operation_id, record_key),
    constraint stated_figure_recorded_once unique (operation_id, recorded),
    constraint stated_figure_measure_known check (measure in ('people_reached', 'people_reached_besieged', 'people_reached_hard_to_reach',
        'trucks', 'areas_reached', 'besieged_areas_reached', 'besieged_areas_total', 'besieged_population', 'permits_pending',
        'locations_pending', 'locations_granted', 'airdrops', 'target_people', 'allegations_received', 'allegations_substantiated',
        'allegations_resolved', 'allegations_referred', 'allegations_open', 'killed', 'injured', 'patterns', 'locations_cut_off')),
    constraint stated_figure_stated_window_known check (stated_window in ('period', 'cumulative', 'as_of')),
    constraint stated_figure_low_not_negative check (low >= 0),
    constraint stated_figure_high_not_below_low check (high >= low)
);
insert into stated_figure_next (id, operation_id, record_key, recorded, version, withdrawn_at, withdrawn_by, withdrawn_reason, meeting_id, measure,
    stated_window, low, high, wording, scope, source, sensitivity)
select id, operation_id, record_key, recorded, version, withdrawn_at, withdrawn_by, withdrawn_reason, meeting_id, measure,
    stated_window, low, high, wording, scope, source, sensitivity
from stated_figure;
drop table stated_figure;
alter table stated_figure_next rename to stated_figure;
create index stated_figure_withdrawn on stated_figure (operation_id) where withdrawn_at is not null;

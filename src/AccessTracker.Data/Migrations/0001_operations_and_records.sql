-- One operation's records, as the bundle names them (spec: bundle). Every record table carries the same first columns:
--   record_key  the natural identity: code, ref or number, or the identity columns joined with U+001F
--   recorded    the order of recording within the operation; it decides between two decisions of one day
--   version     raised by every change; who saves must have read the latest
--   withdrawn_  nothing is ever deleted: a withdrawn record stays, and stops counting
-- Figures are whole numbers; a weight is kept in grams, because not every database has exact decimals.

create table operation (
    id text primary key,
    code text not null,
    name text not null,
    since date not null,
    until date,
    time_zone text not null,
    weekend text not null,
    meeting_weekday text not null,
    authority text not null,
    overdue_days bigint not null,
    version bigint not null,
    change_number bigint not null,
    last_recorded bigint not null,
    constraint operation_code_once unique (code),
    constraint operation_until_not_before_since check (until >= since),
    constraint operation_meeting_weekday_known check (meeting_weekday in ('sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat')),
    constraint operation_overdue_days_not_negative check (overdue_days >= 0)
);

create table meeting (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    number bigint not null,
    held_on date not null,
    note text,
    constraint meeting_once unique (operation_id, record_key),
    constraint meeting_recorded_once unique (operation_id, recorded),
    constraint meeting_number_positive check (number >= 1)
);

create table location (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    code text not null,
    name text not null,
    name_ar text,
    aliases text,
    governorate text,
    governorate_pcode text,
    district text,
    district_pcode text,
    sub_district text,
    sub_district_pcode text,
    community_pcode text,
    latitude double precision,
    longitude double precision,
    note text,
    source text,
    constraint location_once unique (operation_id, record_key),
    constraint location_recorded_once unique (operation_id, recorded),
    constraint location_latitude_in_range check (latitude between -90 and 90),
    constraint location_longitude_in_range check (longitude between -180 and 180)
);

-- The folded keys under which a place is found in any spelling; derived from name, name_ar and aliases, and rebuilt with them.
create table location_name (
    location_id text not null references location (id),
    operation_id text not null references operation (id),
    name_key text not null,
    primary key (location_id, name_key)
);
create index location_name_by_key on location_name (operation_id, name_key);

create table status_entry (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    location_id text not null references location (id),
    status text not null,
    from_day date not null,
    authority text not null,
    besieged_by text,
    reason text,
    source text,
    constraint status_entry_once unique (operation_id, record_key),
    constraint status_entry_recorded_once unique (operation_id, recorded),
    constraint status_entry_status_known check (status in ('besieged', 'hard_to_reach', 'accessible'))
);
create index status_entry_by_location on status_entry (location_id, from_day);

create table population (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    location_id text not null references location (id),
    as_of date not null,
    people bigint not null,
    authority text not null,
    source text,
    constraint population_once unique (operation_id, record_key),
    constraint population_recorded_once unique (operation_id, recorded),
    constraint population_people_not_negative check (people >= 0)
);
create index population_by_location on population (location_id, as_of);

create table access_request (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    ref text not null,
    authority text not null,
    submitted_on date not null,
    due_on date,
    plan text,
    line text not null,
    track text not null,
    note text,
    source text,
    constraint access_request_once unique (operation_id, record_key),
    constraint access_request_recorded_once unique (operation_id, recorded),
    constraint access_request_line_known check (line in ('cross_line', 'cross_border', 'air')),
    constraint access_request_track_known check (track in ('inter_agency', 'single_agency', 'bilateral'))
);

create table request_line (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    request_id text not null references access_request (id),
    location_id text not null references location (id),
    people_requested bigint,
    constraint request_line_once unique (operation_id, record_key),
    constraint request_line_recorded_once unique (operation_id, recorded),
    constraint request_line_place_once unique (request_id, location_id),
    constraint request_line_people_requested_not_negative check (people_requested >= 0)
);

create table decision (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    request_id text not null references access_request (id),
    location_id text not null references location (id),
    decision text not null,
    decided_on date not null,
    party text,
    step text,
    people_approved bigint,
    conditions text,
    valid_from date,
    valid_to date,
    note text,
    source text,
    constraint decision_once unique (operation_id, record_key),
    constraint decision_recorded_once unique (operation_id, recorded),
    constraint decision_line_exists foreign key (request_id, location_id) references request_line (request_id, location_id),
    constraint decision_decision_known check
        (decision in ('verbal', 'granted', 'granted_with_conditions', 'denied', 'withdrawn', 'expired', 'reopened')),
    constraint decision_people_approved_not_negative check (people_approved >= 0),
    constraint decision_valid_to_not_before_from check (valid_to >= valid_from)
);
create index decision_by_line on decision (request_id, location_id);

create table clearance (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    request_id text not null references access_request (id),
    location_id text not null references location (id),
    kind text not null,
    party text not null,
    state text not null,
    on_day date not null,
    note text,
    source text,
    constraint clearance_once unique (operation_id, record_key),
    constraint clearance_recorded_once unique (operation_id, recorded),
    constraint clearance_line_exists foreign key (request_id, location_id) references request_line (request_id, location_id),
    constraint clearance_state_known check (state in ('pending', 'obtained', 'refused'))
);
create index clearance_by_line on clearance (request_id, location_id);

create table convoy (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    ref text not null,
    mode text not null,
    track text not null,
    line text not null,
    request_id text references access_request (id),
    origin text,
    agencies text,
    departed_on date,
    trucks bigint,
    grams bigint,
    drops bigint,
    pallets_dropped bigint,
    pallets_recovered bigint,
    people_reached bigint,
    people_evacuated bigint,
    patients_evacuated bigint,
    note text,
    source text,
    constraint convoy_once unique (operation_id, record_key),
    constraint convoy_recorded_once unique (operation_id, recorded),
    constraint convoy_mode_known check (mode in ('road', 'airdrop', 'airlift', 'evacuation')),
    constraint convoy_track_known check (track in ('inter_agency', 'single_agency', 'bilateral')),
    constraint convoy_line_known check (line in ('cross_line', 'cross_border', 'air')),
    constraint convoy_trucks_not_negative check (trucks >= 0),
    constraint convoy_grams_not_negative check (grams >= 0),
    constraint convoy_drops_not_negative check (drops >= 0),
    constraint convoy_pallets_dropped_not_negative check (pallets_dropped >= 0),
    constraint convoy_pallets_recovered_not_negative check (pallets_recovered >= 0),
    constraint convoy_people_reached_not_negative check (people_reached >= 0),
    constraint convoy_people_evacuated_not_negative check (people_evacuated >= 0),
    constraint convoy_patients_evacuated_not_negative check (patients_evacuated >= 0)
);

create table delivery (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    ref text not null,
    convoy_id text not null references convoy (id),
    location_id text not null references location (id),
    day date not null,
    outcome text not null,
    people_targeted bigint,
    people_reached bigint,
    trucks bigint,
    grams bigint,
    sectors text,
    items_removed text,
    removed_by text,
    note text,
    source text,
    constraint delivery_once unique (operation_id, record_key),
    constraint delivery_recorded_once unique (operation_id, recorded),
    constraint delivery_outcome_known check
        (outcome in ('planned', 'postponed', 'cancelled', 'turned_back', 'attacked', 'failed', 'partial', 'delivered')),
    constraint delivery_people_targeted_not_negative check (people_targeted >= 0),
    constraint delivery_people_reached_not_negative check (people_reached >= 0),
    constraint delivery_trucks_not_negative check (trucks >= 0),
    constraint delivery_grams_not_negative check (grams >= 0)
);
create index delivery_by_convoy on delivery (convoy_id);
create index delivery_by_location on delivery (location_id, day);

create table convoy_event (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    convoy_id text not null references convoy (id),
    day date not null,
    kind text not null,
    location_id text references location (id),
    party text,
    reason text,
    note text,
    source text,
    constraint convoy_event_once unique (operation_id, record_key),
    constraint convoy_event_recorded_once unique (operation_id, recorded),
    constraint convoy_event_kind_known check (kind in ('loaded', 'sealed', 'departed', 'held', 'released', 'turned_back',
        'arrived', 'offloaded', 'attacked', 'looted', 'returned'))
);
create index convoy_event_by_convoy on convoy_event (convoy_id, day);

create table incident (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    ref text not null,
    location_id text references location (id),
    convoy_id text references convoy (id),
    day date not null,
    kind text not null,
    party text,
    description text,
    referred_on date,
    referred_to text,
    resolved_on date,
    resolution text,
    source text,
    constraint incident_once unique (operation_id, record_key),
    constraint incident_recorded_once unique (operation_id, recorded)
);

create table target (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    code text not null,
    name text not null,
    people bigint not null,
    scope text not null,
    locations text,
    start_on date not null,
    due_on date not null,
    source text,
    constraint target_once unique (operation_id, record_key),
    constraint target_recorded_once unique (operation_id, recorded),
    constraint target_scope_known check (scope in ('besieged', 'hard_to_reach', 'all', 'named')),
    constraint target_people_not_negative check (people >= 0)
);

create table stated_figure (
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
    constraint stated_figure_once unique (operation_id, record_key),
    constraint stated_figure_recorded_once unique (operation_id, recorded),
    constraint stated_figure_measure_known check (measure in ('people_reached', 'people_reached_besieged', 'people_reached_hard_to_reach',
        'trucks', 'areas_reached', 'besieged_areas_reached', 'besieged_areas_total', 'besieged_population', 'permits_pending',
        'locations_pending', 'locations_granted', 'airdrops', 'target_people')),
    constraint stated_figure_stated_window_known check (stated_window in ('period', 'cumulative', 'as_of')),
    constraint stated_figure_low_not_negative check (low >= 0),
    constraint stated_figure_high_not_negative check (high >= 0)
);

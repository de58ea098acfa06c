-- The other task force: who fights, what they agreed on, what is said to have broken it, who watches, who holds what, what is open, what was
-- promised.

create table party (
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
    kind text not null,
    note text,
    source text,
    sensitivity text,
    constraint party_once unique (operation_id, record_key),
    constraint party_recorded_once unique (operation_id, recorded),
    constraint party_kind_known check (kind in ('government', 'opposition', 'ally', 'designated', 'guarantor', 'other')),
    constraint party_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'))
);
create index party_withdrawn on party (operation_id) where withdrawn_at is not null;

create table route (
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
    kind text not null,
    serves text,
    note text,
    source text,
    sensitivity text,
    constraint route_once unique (operation_id, record_key),
    constraint route_recorded_once unique (operation_id, recorded),
    constraint route_kind_known check (kind in ('road', 'crossing', 'air')),
    constraint route_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'))
);
create index route_withdrawn on route (operation_id) where withdrawn_at is not null;

create table arrangement (
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
    kind text not null,
    from_day date not null,
    until date,
    scope text not null,
    governorates text,
    locations text,
    required_days bigint,
    note text,
    source text,
    sensitivity text,
    constraint arrangement_once unique (operation_id, record_key),
    constraint arrangement_recorded_once unique (operation_id, recorded),
    constraint arrangement_kind_known check (kind in ('cessation_of_hostilities', 'local_truce', 'regime_of_calm', 'humanitarian_pause')),
    constraint arrangement_scope_known check (scope in ('all', 'governorate', 'named')),
    constraint arrangement_required_days_positive check (required_days >= 1),
    constraint arrangement_until_not_before_from check (until >= from_day),
    constraint arrangement_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'))
);
create index arrangement_withdrawn on arrangement (operation_id) where withdrawn_at is not null;

create table arrangement_party (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    arrangement_id text not null references arrangement (id),
    party_id text not null references party (id),
    from_day date not null,
    until date,
    how_ended text,
    source text,
    sensitivity text,
    constraint arrangement_party_once unique (operation_id, record_key),
    constraint arrangement_party_recorded_once unique (operation_id, recorded),
    constraint arrangement_party_how_ended_known check (how_ended in ('withdrew', 'excluded')),
    constraint arrangement_party_until_not_before_from check (until >= from_day),
    constraint arrangement_party_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'))
);
create index arrangement_party_withdrawn on arrangement_party (operation_id) where withdrawn_at is not null;

create table control_entry (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    location_id text not null references location (id),
    party_id text not null references party (id),
    from_day date not null,
    authority text not null,
    basis text,
    source text,
    sensitivity text,
    constraint control_entry_once unique (operation_id, record_key),
    constraint control_entry_recorded_once unique (operation_id, recorded),
    constraint control_entry_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'))
);
create index control_entry_withdrawn on control_entry (operation_id) where withdrawn_at is not null;

create table route_state (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    route_id text not null references route (id),
    state text not null,
    from_day date not null,
    by_whom text,
    reason text,
    source text,
    sensitivity text,
    constraint route_state_once unique (operation_id, record_key),
    constraint route_state_recorded_once unique (operation_id, recorded),
    constraint route_state_state_known check (state in ('open', 'restricted', 'closed')),
    constraint route_state_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'))
);
create index route_state_withdrawn on route_state (operation_id) where withdrawn_at is not null;

create table pullback (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    route_id text not null references route (id),
    party_id text not null references party (id),
    what text not null,
    distance_m bigint not null,
    agreed_on date not null,
    due_on date,
    done_on date,
    source text,
    sensitivity text,
    constraint pullback_once unique (operation_id, record_key),
    constraint pullback_recorded_once unique (operation_id, recorded),
    constraint pullback_distance_m_not_negative check (distance_m >= 0),
    constraint pullback_due_on_not_before_agreed_on check (due_on >= agreed_on),
    constraint pullback_done_on_not_before_agreed_on check (done_on >= agreed_on),
    constraint pullback_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'))
);
create index pullback_withdrawn on pullback (operation_id) where withdrawn_at is not null;

create table centre (
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
    run_by text,
    place text,
    opened_on date not null,
    closed_on date,
    phone text,
    email text,
    languages text,
    hours text,
    source text,
    sensitivity text,
    constraint centre_once unique (operation_id, record_key),
    constraint centre_recorded_once unique (operation_id, recorded),
    constraint centre_closed_on_not_before_opened_on check (closed_on >= opened_on),
    constraint centre_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'))
);
create index centre_withdrawn on centre (operation_id) where withdrawn_at is not null;

create table allegation (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    ref text not null,
    arrangement_id text not null references arrangement (id),
    day date not null,
    received_on date not null,
    centre_id text references centre (id),
    location_id text references location (id),
    governorate text,
    kind text not null,
    party text,
    violations bigint not null,
    killed bigint,
    injured bigint,
    description text,
    informant text,
    source text,
    sensitivity text,
    constraint allegation_once unique (operation_id, record_key),
    constraint allegation_recorded_once unique (operation_id, recorded),
    constraint allegation_received_on_not_before_day check (received_on >= day),
    constraint allegation_violations_positive check (violations >= 1),
    constraint allegation_killed_not_negative check (killed >= 0),
    constraint allegation_injured_not_negative check (injured >= 0),
    constraint allegation_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'))
);
create index allegation_withdrawn on allegation (operation_id) where withdrawn_at is not null;

create table allegation_step (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    allegation_id text not null references allegation (id),
    on_day date not null,
    step text not null,
    by_whom text,
    to_whom text,
    note text,
    source text,
    sensitivity text,
    constraint allegation_step_once unique (operation_id, record_key),
    constraint allegation_step_recorded_once unique (operation_id, recorded),
    constraint allegation_step_step_known check (step in ('acknowledged', 'substantiated', 'not_substantiated', 'inconclusive',
        'resolved', 'referred', 'action_taken', 'reopened')),
    constraint allegation_step_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'))
);
create index allegation_step_withdrawn on allegation_step (operation_id) where withdrawn_at is not null;

create table monitoring_entry (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    centre_id text not null references centre (id),
    day date not null,
    governorate text,
    note text,
    source text,
    sensitivity text,
    constraint monitoring_entry_once unique (operation_id, record_key),
    constraint monitoring_entry_recorded_once unique (operation_id, recorded),
    constraint monitoring_entry_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'))
);
create index monitoring_entry_withdrawn on monitoring_entry (operation_id) where withdrawn_at is not null;

create table commitment (
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
    made_on date not null,
    made_by text,
    scope text not null,
    locations text,
    due_on date not null,
    test text not null,
    consequence text,
    consequence_on date,
    fulfilled_on date,
    source text,
    sensitivity text,
    constraint commitment_once unique (operation_id, record_key),
    constraint commitment_recorded_once unique (operation_id, recorded),
    constraint commitment_scope_known check (scope in ('none', 'besieged', 'hard_to_reach', 'all', 'named')),
    constraint commitment_test_known check (test in ('none', 'reached', 'answered', 'granted')),
    constraint commitment_due_on_not_before_made_on check (due_on >= made_on),
    constraint commitment_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'))
);
create index commitment_withdrawn on commitment (operation_id) where withdrawn_at is not null;

create table operation_event (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    ref text not null,
    day date not null,
    kind text not null,
    title text not null,
    title_ar text,
    reference text,
    location_id text references location (id),
    source text,
    sensitivity text,
    constraint operation_event_once unique (operation_id, record_key),
    constraint operation_event_recorded_once unique (operation_id, recorded),
    constraint operation_event_kind_known check (kind in ('meeting', 'resolution', 'statement', 'agreement', 'other')),
    constraint operation_event_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'))
);
create index operation_event_withdrawn on operation_event (operation_id) where withdrawn_at is not null;

create table appeal (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    ref text not null,
    centre_id text not null references centre (id),
    received_on date not null,
    kind text not null,
    location_id text references location (id),
    governorate text,
    caller text,
    summary text,
    handled_on date,
    outcome text,
    became text,
    source text,
    sensitivity text,
    constraint appeal_once unique (operation_id, record_key),
    constraint appeal_recorded_once unique (operation_id, recorded),
    constraint appeal_kind_known check (kind in ('violation', 'join_truce', 'access', 'evacuation', 'other')),
    constraint appeal_handled_on_not_before_received_on check (handled_on >= received_on),
    constraint appeal_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'))
);
create index appeal_withdrawn on appeal (operation_id) where withdrawn_at is not null;

-- What a record of another is looked for by.
create index allegation_step_by_allegation on allegation_step (allegation_id, on_day);
create index allegation_by_arrangement on allegation (arrangement_id);
create index allegation_by_location on allegation (location_id);
create index arrangement_party_by_arrangement on arrangement_party (arrangement_id);
create index control_entry_by_location on control_entry (location_id, from_day);
create index route_state_by_route on route_state (route_id, from_day);

-- The road that a convoy takes.
alter table convoy add column route_id text references route (id);
create index convoy_by_route on convoy (route_id) where route_id is not null;

-- What makes a pattern of persistent non-compliance; null: as the rules have it.
alter table operation add column pattern_count bigint constraint operation_pattern_count_positive check (pattern_count >= 1);
alter table operation add column pattern_days bigint constraint operation_pattern_days_positive check (pattern_days >= 1);

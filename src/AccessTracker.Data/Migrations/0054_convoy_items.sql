-- How much of an item was sent with a convoy, or to one of its stops, how much was received, and why that differs.
create table convoy_item (
    id text primary key,
    operation_id text not null references operation (id),
    record_key text not null,
    recorded bigint not null,
    version bigint not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    convoy_id text not null references convoy (id),
    delivery_id text references delivery (id),
    item text not null,
    unit text not null,
    sent bigint,
    received bigint,
    reason text,
    party text,
    spot text,
    note text,
    source text,
    sensitivity text,
    constraint convoy_item_once unique (operation_id, record_key),
    constraint convoy_item_recorded_once unique (operation_id, recorded),
    constraint convoy_item_sent_not_negative check (sent >= 0),
    constraint convoy_item_received_not_negative check (received >= 0),
    constraint convoy_item_reason_known check (reason in ('removed', 'damaged', 'looted', 'short_loaded', 'returned', 'other')),
    constraint convoy_item_sensitivity_known check (sensitivity in ('low', 'moderate', 'high', 'severe'))
);
create index convoy_item_convoy on convoy_item (convoy_id);
create index convoy_item_delivery on convoy_item (delivery_id) where delivery_id is not null;
create index convoy_item_withdrawn on convoy_item (operation_id) where withdrawn_at is not null;

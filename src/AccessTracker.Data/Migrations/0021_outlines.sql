-- What an operation's maps are drawn over: GeoJSON, as a manager brought it.
create table operation_outline (
    operation_id text primary key references operation (id),
    geo_json text not null,
    changed_at timestamptz not null,
    changed_by text not null
);

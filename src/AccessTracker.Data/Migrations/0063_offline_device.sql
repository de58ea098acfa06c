-- A browser in which somebody enters records of an operation without a line. id_hash: of what that browser alone knows. account_id: null of a
-- visitor of the demonstration, who has none. ended_at: it was revoked, and empties itself when it asks again.
create table offline_device (
    id text primary key,
    id_hash text not null unique,
    operation_id text not null references operation (id),
    person text not null,
    account_id text references account (id),
    client text,
    added_at timestamptz not null,
    last_seen_at timestamptz not null,
    ended_at timestamptz
);
create index offline_device_by_person on offline_device (person, operation_id);

-- An operation in which nobody enters without a line.
create table offline_ban (
    operation_id text primary key references operation (id),
    set_at timestamptz not null,
    set_by text not null
);

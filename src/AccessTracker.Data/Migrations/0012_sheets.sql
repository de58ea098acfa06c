-- Sheets as partners send them: each upload is a batch that somebody maps, checks, imports and may undo.

-- person_json: who asked for what the job is to do, as the policy knows them. seen_at: the job that works on it gave a sign
-- of life. names_json: the names that mean no place yet. result_json: counts, and why it failed.
create table import_batch (
    id text primary key,
    operation_id text not null references operation (id),
    sender text not null,
    sender_key text not null,
    file_name text not null,
    uploaded_at timestamptz not null,
    uploaded_by text not null,
    state text not null,
    person_json text,
    seen_at timestamptz,
    progress_rows bigint not null,
    total_rows bigint not null,
    mapping_json text,
    names_json text,
    result_json text,
    change_number bigint,
    constraint import_batch_state_known check (state in ('uploaded', 'mapped', 'checking', 'checked', 'running', 'done', 'failed', 'undone'))
);

create index import_batch_by_time on import_batch (operation_id, uploaded_at);

-- What belongs to a batch, in pieces: any node can be asked for it. content: packed, and sealed with the program's keys, for
-- a sheet may hold what no table may show.
create table import_file_chunk (
    batch_id text not null references import_batch (id),
    kind text not null,
    number bigint not null,
    content text not null,
    constraint import_file_chunk_once primary key (batch_id, kind, number),
    constraint import_file_chunk_kind_known check (kind in ('upload', 'changes', 'refused', 'refusals'))
);

-- field: empty for a column that was said to tell nothing. day_order: of a column of days, where it was told or seen.
create table column_mapping (
    operation_id text not null references operation (id),
    sender_key text not null,
    kind text not null,
    heading_key text not null,
    field text not null,
    day_order text,
    constraint column_mapping_order_known check (day_order in ('day_first', 'month_first')),
    constraint column_mapping_once primary key (operation_id, sender_key, kind, heading_key)
);

create table name_match (
    operation_id text not null references operation (id),
    sender_key text not null,
    name_key text not null,
    location text not null,
    constraint name_match_once primary key (operation_id, sender_key, name_key)
);

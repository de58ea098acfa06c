-- Files of records: letters, waybills, photographs (docs/decisions/0032). A file has a history of its own in the chain of its operation, under
-- the kind "attachment". What somebody called it and said of it stands here alone, and the history holds a hash of it with the salt: once the
-- file is erased, nothing of it is left.
create table attachment (
    id text primary key,
    operation_id text not null references operation (id),
    record_kind text not null,
    record_id text not null,
    version bigint not null,
    name text not null,
    caption text,
    salt text not null,
    type text not null,
    bytes bigint not null,
    hash text not null,
    state text not null,
    constraint attachment_type_known check (type in ('pdf', 'jpeg', 'png')),
    constraint attachment_state_known check (state in ('present', 'removed', 'erased'))
);
create index attachment_of_record on attachment (record_id);

-- The bytes of a file in pieces, sealed with the program's keys: a photograph may show whom no table may name.
create table attachment_piece (
    attachment_id text not null references attachment (id),
    number bigint not null,
    content text not null,
    constraint attachment_piece_once primary key (attachment_id, number)
);

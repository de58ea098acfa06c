-- Since when a draft says what it says, for each level of readers that may not read everything: what they may not read moves no time that they see.
create table draft_reading (
    operation_id text not null references operation (id),
    number bigint not null,
    ceiling text not null,
    content_hash text not null,
    came_out_at timestamptz not null,
    constraint draft_reading_pkey primary key (operation_id, number, ceiling)
);

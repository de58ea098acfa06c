-- What of an operation the readers of a ceiling see otherwise than as the records stand, as it was when one of them last asked what has changed.
-- A record has no change of its own when another one hides it, or its embargo ends; a feed that gives such records once has to know what it gave.
-- turn: rises with each look at the records. looked_at: what else than the records decides what may be read: the embargo's end and the levels.
create table change_feed (
    operation_id text not null references operation (id),
    ceiling text not null,
    turn bigint not null,
    change_number bigint not null,
    looked_at text not null,
    constraint change_feed_once primary key (operation_id, ceiling, turn)
);
create index change_feed_by_change on change_feed (operation_id, ceiling, change_number);

-- state: hidden, gone (it does not count, for what it cannot be without was withdrawn), the names that are left out of it, or empty: as it stands
-- again. turn: of the look that found it so. was_shown: what is hidden could be read at an earlier look.
create table change_feed_record (
    operation_id text not null references operation (id),
    ceiling text not null,
    record_id text not null,
    kind text not null,
    record_key text not null,
    state text not null,
    was_shown boolean not null,
    turn bigint not null,
    constraint change_feed_record_once primary key (operation_id, ceiling, record_id)
);
create index change_feed_record_by_turn on change_feed_record (operation_id, ceiling, kind, turn);

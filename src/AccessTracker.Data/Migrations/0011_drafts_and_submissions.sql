-- What somebody is typing and has not saved, as typed. Sealed: it may tell of what is planned. Its id becomes that of the submission.
create table draft (
    id text primary key,
    operation_id text not null references operation (id),
    person text not null,
    form text not null,
    record_key text,
    revision bigint not null,
    content text not null,
    saved_at timestamptz not null
);
create index draft_by_person on draft (operation_id, person, saved_at);

-- What a form has saved, once for each id that the form was given: who sends it again gets the first answer.
create table submission (
    id text primary key,
    operation_id text not null references operation (id),
    person text not null,
    change_number bigint,
    submitted_at timestamptz not null
);

-- Records that are withdrawn because the change that brought them was undone. Somebody who saves or imports them again
-- means them; of a record that was withdrawn for a reason that cannot be said.
create table undone_record (
    record_id text primary key
);

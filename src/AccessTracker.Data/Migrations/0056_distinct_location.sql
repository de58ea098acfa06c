-- Two places that look as if they had been entered twice, and that somebody who knows them has told apart: nobody is asked again.
-- first_code, second_code: of the places, in ordinal order.
create table distinct_location (
    operation_id text not null references operation (id),
    first_code text not null,
    second_code text not null,
    decided_by text not null,
    decided_at timestamptz not null,
    primary key (operation_id, first_code, second_code)
);

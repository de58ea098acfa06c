-- What of a list or a board somebody looks at again and again. path: of the program, with the filters as its address has them.
create table saved_view (
    account_id text not null references account (id),
    operation_id text not null references operation (id),
    name text not null,
    path text not null,
    primary key (account_id, operation_id, name)
);

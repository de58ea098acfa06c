-- In which language, and in which digits, somebody reads. has_native_digits: in those of the language's own script.
create table account_preference (
    account_id text primary key references account (id),
    language text not null,
    has_native_digits boolean not null
);

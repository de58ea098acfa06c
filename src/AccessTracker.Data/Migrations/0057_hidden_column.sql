-- Which columns of a list somebody does not look at. list: as the page calls it. names: of the columns, separated by commas; empty: all are shown,
-- also those that the list hides by itself.
create table hidden_column (
    account_id text not null references account (id),
    list text not null,
    names text not null,
    primary key (account_id, list)
);

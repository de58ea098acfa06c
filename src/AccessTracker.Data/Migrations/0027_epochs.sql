-- Which course of events the store is in: each restore begins another. What a program holds in memory from one epoch says nothing
-- of the next, though the numbers be the same.
create table store_epoch (
    only_one bigint primary key,
    epoch text not null,
    constraint store_epoch_only_one check (only_one = 1)
);
insert into store_epoch (only_one, epoch) values (1, '');

-- The hash of the history at the report's change number. Null in what an older program computed.
alter table report add column history_hash text;

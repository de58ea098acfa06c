-- A sheet's batch also keeps the records that its rows tell of, and what they would do to the figures of reports.
create table import_file_chunk_new (
    batch_id text not null references import_batch (id),
    kind text not null,
    number bigint not null,
    content text not null,
    constraint import_file_chunk_once primary key (batch_id, kind, number),
    constraint import_file_chunk_kind_known check (kind in ('upload', 'changes', 'refused', 'refusals', 'records', 'figures'))
);

insert into import_file_chunk_new (batch_id, kind, number, content) select batch_id, kind, number, content from import_file_chunk;

drop table import_file_chunk;

alter table import_file_chunk_new rename to import_file_chunk;

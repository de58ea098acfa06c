-- A sheet's batch also keeps the records that its rows tell of, and what they would do to the figures of reports.
alter table import_file_chunk drop constraint import_file_chunk_kind_known;

alter table import_file_chunk add constraint import_file_chunk_kind_known
    check (kind in ('upload', 'changes', 'refused', 'refusals', 'records', 'figures'));

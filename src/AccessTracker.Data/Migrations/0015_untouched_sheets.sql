-- When somebody last did something with a sheet; null: not since it was sent. What nobody goes on with is removed.
alter table import_batch add column touched_at timestamptz;

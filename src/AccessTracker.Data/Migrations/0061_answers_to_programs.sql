-- What a program was answered when it sent records under a key of its own: sent again, it is answered the same and stores nothing more.
alter table submission add column answer text;
create index submission_that_answers on submission (submitted_at) where answer is not null;

-- A bundle that a program sent waits for the same job as a sheet: it is read by the rules of bundles, and has no columns to be told.
alter table import_batch add column form text not null default 'sheet' constraint import_batch_form_known check (form in ('sheet', 'bundle'));

-- A draft knows which window of a browser kept it last, and at which of the window's turns: what is sent again because the answer was
-- lost is then the same keeping, and only another window's text is somebody's to choose about. One that is thrown away can be
-- taken back for a while.
alter table draft add column typed_in text;
alter table draft add column turn bigint not null default 0;
alter table draft add column discarded_at timestamptz;

-- What a form said when it was saved, as a hash, and the page of what it saved: sent again with other words, it is not taken for the same.
alter table submission add column content text;
alter table submission add column target text;

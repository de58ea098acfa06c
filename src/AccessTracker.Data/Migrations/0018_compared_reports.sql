-- Which published revision of the report before this one was compared with; 0: none was published. A draft is computed anew once
-- there is a later one, though no record has changed.
alter table report add column compared_revision bigint not null default 0;

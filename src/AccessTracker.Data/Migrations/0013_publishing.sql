-- What is published is more than the figures: annex is what is shown beside them (ReportAnnex, JSON), reason why there is
-- another revision of a report that was published before.
alter table report add column annex text;
alter table report add column annex_hash text;
alter table report add column reason text;

-- The chair's words on a report, as each save left them: the highest version of a language counts.
create table report_narrative (
    operation_id text not null references operation (id),
    number bigint not null,
    language text not null,
    version bigint not null,
    markdown text not null,
    edited_at timestamptz not null,
    edited_by text not null,
    account_id text,
    constraint report_narrative_once primary key (operation_id, number, language, version)
);

-- The files of a published report, made once.
create table report_file (
    report_id text not null references report (id),
    name text not null,
    media_type text not null,
    content bytea not null,
    sha256 text not null,
    constraint report_file_once primary key (report_id, name)
);

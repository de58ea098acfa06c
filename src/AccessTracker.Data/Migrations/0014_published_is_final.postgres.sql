-- Files come with the publication, in its transaction; afterwards none is added, changed or taken away.
create function report_file_comes_with_publication() returns trigger language plpgsql as $body$
begin
    if exists (select 1 from report r where r.id = new.report_id and r.state = 'published') then
        raise exception 'a published report does not change';
    end if;
    return new;
end;
$body$;

create trigger report_file_no_late_insert before insert on report_file
for each row execute function report_file_comes_with_publication();

create trigger report_file_no_update before update or delete or truncate on report_file
for each statement execute function report_published_is_final();

-- Narratives are written anew, never over.
create function report_narrative_is_append_only() returns trigger language plpgsql as $body$
begin
    raise exception 'narratives are append-only';
end;
$body$;

create trigger report_narrative_no_update before update or delete or truncate on report_narrative
for each statement execute function report_narrative_is_append_only();

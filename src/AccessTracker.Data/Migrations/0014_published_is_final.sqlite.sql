-- Files come with the publication, in its transaction; afterwards none is added, changed or taken away.
create trigger report_file_no_late_insert before insert on report_file
when exists (select 1 from report r where r.id = new.report_id and r.state = 'published')
begin
    select raise(abort, 'a published report does not change');
end;

create trigger report_file_no_update before update on report_file
begin
    select raise(abort, 'a published report does not change');
end;

create trigger report_file_no_delete before delete on report_file
begin
    select raise(abort, 'a published report does not change');
end;

-- Narratives are written anew, never over.
create trigger report_narrative_no_update before update on report_narrative
begin
    select raise(abort, 'narratives are append-only');
end;

create trigger report_narrative_no_delete before delete on report_narrative
begin
    select raise(abort, 'narratives are append-only');
end;

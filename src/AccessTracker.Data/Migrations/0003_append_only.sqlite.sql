-- History is append-only, whoever asks.
create trigger history_no_update before update on history
begin
    select raise(abort, 'history is append-only');
end;

create trigger history_no_delete before delete on history
begin
    select raise(abort, 'history is append-only');
end;

-- So is what has been published.
create trigger report_published_no_update before update on report when old.state = 'published'
begin
    select raise(abort, 'a published report does not change');
end;

create trigger report_published_no_delete before delete on report when old.state = 'published'
begin
    select raise(abort, 'a published report does not change');
end;

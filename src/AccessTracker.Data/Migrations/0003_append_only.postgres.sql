-- History is append-only, whoever asks.
create function history_is_append_only() returns trigger language plpgsql as $body$
begin
    raise exception 'history is append-only';
end;
$body$;

create trigger history_no_update before update or delete or truncate on history
for each statement execute function history_is_append_only();

-- So is what has been published.
create function report_published_is_final() returns trigger language plpgsql as $body$
begin
    raise exception 'a published report does not change';
end;
$body$;

create trigger report_published_no_update before update or delete on report
for each row when (old.state = 'published') execute function report_published_is_final();

-- History is append-only, whoever asks.
create function history_is_append_only() returns trigger language plpgsql as $body$
begin
    raise exception 'history is append-only';
end;
$body$;

create trigger history_no_update before update or delete or truncate on history
for each statement execute function history_is_append_only();

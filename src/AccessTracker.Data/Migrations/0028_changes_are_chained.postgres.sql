-- A change without its place in the chain is none. Those of older programs, which kept no chain, got theirs when the store was brought up to date.
create function history_is_chained() returns trigger language plpgsql as $body$
begin
    raise exception 'a change has its place in the chain';
end;
$body$;

create trigger history_is_chained before insert on history
for each row when (new.number is null or new.hash is null) execute function history_is_chained();

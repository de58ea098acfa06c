-- A change without its place in the chain is none. Those of older programs, which kept no chain, got theirs when the store was brought up to date.
create trigger history_is_chained before insert on history when new.number is null or new.hash is null
begin
    select raise(abort, 'a change has its place in the chain');
end;

-- A change that is in the chain does not change any more. One that an older program wrote has yet to be put into it.
drop trigger history_no_update;

create trigger history_no_update before update on history when old.hash is not null
begin
    select raise(abort, 'history is append-only');
end;

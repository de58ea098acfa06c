-- A change that is in the chain does not change any more. One that an older program wrote has yet to be put into it.
drop trigger history_no_update on history;

create trigger history_no_update before update on history
for each row when (old.hash is not null) execute function history_is_append_only();

create trigger history_no_delete before delete or truncate on history
for each statement execute function history_is_append_only();

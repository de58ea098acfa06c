-- History is append-only, whoever asks.
create trigger history_no_update before update on history
begin
    select raise(abort, 'history is append-only');
end;

create trigger history_no_delete before delete on history
begin
    select raise(abort, 'history is append-only');
end;

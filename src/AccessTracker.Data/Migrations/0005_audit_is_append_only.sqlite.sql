create trigger audit_event_no_update before update on audit_event
begin
    select raise(abort, 'the audit is append-only');
end;

create trigger audit_event_no_delete before delete on audit_event
begin
    select raise(abort, 'the audit is append-only');
end;

create trigger chain_head_only_grows before update on chain_head when new.entries < old.entries or new.chain <> old.chain
begin
    select raise(abort, 'a chain only grows');
end;

create trigger chain_head_no_delete before delete on chain_head
begin
    select raise(abort, 'a chain only grows');
end;

create function audit_is_append_only() returns trigger language plpgsql as $body$
begin
    raise exception 'the audit is append-only';
end;
$body$;

create trigger audit_event_no_update before update or delete or truncate on audit_event
for each statement execute function audit_is_append_only();

create function chain_only_grows() returns trigger language plpgsql as $body$
begin
    raise exception 'a chain only grows';
end;
$body$;

create trigger chain_head_only_grows before update on chain_head
for each row when (new.entries < old.entries or new.chain <> old.chain) execute function chain_only_grows();

create trigger chain_head_no_delete before delete or truncate on chain_head
for each statement execute function chain_only_grows();

-- A file that was attached is not deleted, and its bytes go only once it is said to be erased.
create function attachment_stays() returns trigger language plpgsql as $body$
begin
    raise exception 'an attachment and its bytes stay';
end;
$body$;

create function attachment_piece_stays() returns trigger language plpgsql as $body$
begin
    if exists (select 1 from attachment a where a.id = old.attachment_id and a.state <> 'erased') then
        raise exception 'the bytes of an attachment stay until it is erased';
    end if;
    return old;
end;
$body$;

create trigger attachment_no_delete before delete or truncate on attachment
for each statement execute function attachment_stays();

create trigger attachment_piece_no_update before update or truncate on attachment_piece
for each statement execute function attachment_stays();

create trigger attachment_piece_no_delete before delete on attachment_piece
for each row execute function attachment_piece_stays();

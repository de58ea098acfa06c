-- A file that was attached is not deleted, and its bytes go only once it is said to be erased.
create trigger attachment_no_delete before delete on attachment
begin
    select raise(abort, 'an attachment stays');
end;

create trigger attachment_piece_no_update before update on attachment_piece
begin
    select raise(abort, 'the bytes of an attachment do not change');
end;

create trigger attachment_piece_no_delete before delete on attachment_piece
when exists (select 1 from attachment a where a.id = old.attachment_id and a.state <> 'erased')
begin
    select raise(abort, 'the bytes of an attachment stay until it is erased');
end;

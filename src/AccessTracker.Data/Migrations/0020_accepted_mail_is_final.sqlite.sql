-- What the mail server has taken is not sent again, whoever asks.
create trigger mail_outbox_accepted_no_update before update on mail_outbox when old.state = 'accepted'
begin
    select raise(abort, 'accepted mail does not change');
end;

create trigger mail_outbox_no_delete before delete on mail_outbox
begin
    select raise(abort, 'mail is kept');
end;

-- What the mail server has taken is not sent again, whoever asks.
create function mail_outbox_accepted_is_final() returns trigger language plpgsql as $body$
begin
    raise exception 'accepted mail does not change';
end;
$body$;

create trigger mail_outbox_accepted_no_update before update on mail_outbox
for each row when (old.state = 'accepted') execute function mail_outbox_accepted_is_final();

create trigger mail_outbox_no_delete before delete or truncate on mail_outbox
for each statement execute function mail_outbox_accepted_is_final();

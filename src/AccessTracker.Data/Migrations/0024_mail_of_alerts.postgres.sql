-- A mail may be about the alerts of a day, too: its number is the day (20160310). told: JSON of the keys that it named.
alter table mail_outbox add column told text;
alter table mail_outbox drop constraint mail_outbox_kind_known;
alter table mail_outbox add constraint mail_outbox_kind_known check (kind in ('report', 'reminder', 'alerts'));

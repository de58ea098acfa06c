-- Whether an incident is alleged or has been verified; null: nobody has said.
alter table incident add column verification text constraint incident_verification_known check (verification in ('alleged', 'verified'));

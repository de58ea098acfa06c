-- Spellings that somebody typed and meant for a place, until a manager takes them as another name of it or rejects them. What
-- was answered stays: the same is not asked twice.
create table alias_proposal (
    id text primary key,
    operation_id text not null references operation (id),
    location text not null,
    name text not null,
    name_key text not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    state text not null,
    answered_by text,
    answered_at timestamptz,
    constraint alias_proposal_state_known check (state in ('waiting', 'taken', 'rejected')),
    constraint alias_proposal_once unique (operation_id, location, name_key)
);

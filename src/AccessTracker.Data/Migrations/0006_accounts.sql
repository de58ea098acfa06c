-- Who may come in, how they show who they are, and what they may be (docs/decisions/0011).
-- Nothing here lets anybody in who reads it: passwords, recovery codes and links are hashes, the authenticator's key is
-- encrypted with a key that is not in the store, and a session's id counts only inside a cookie that the program has sealed.

-- email_key: the address as compared. security_stamp: changes when earlier cookies must end.
-- last_totp_step: the half-minute of the last code used; no code of it, or of an earlier one, is taken again.
create table account (
    id text primary key,
    email text not null,
    email_key text not null,
    name text not null,
    password_hash text,
    security_stamp text not null,
    failed_count bigint not null,
    locked_until timestamptz,
    authenticator_key text,
    has_second_factor boolean not null,
    last_totp_step bigint not null,
    created_at timestamptz not null,
    disabled_at timestamptz,
    constraint account_email_once unique (email_key)
);

create table account_recovery_code (
    account_id text not null references account (id),
    code_hash text not null,
    used_at timestamptz,
    constraint account_recovery_code_once primary key (account_id, code_hash)
);

-- operation: the code; empty for every operation, so that a role is held once there too. areas: JSON, a list of governorates.
create table account_grant (
    account_id text not null references account (id),
    role text not null,
    operation text not null,
    areas text not null,
    constraint account_grant_once primary key (account_id, role, operation),
    constraint account_grant_role_known check (role in ('member', 'coordinator', 'manager', 'administrator'))
);

-- second_factor: what was shown besides the password; null: nothing.
create table account_session (
    id text primary key,
    account_id text not null references account (id),
    started_at timestamptz not null,
    last_seen_at timestamptz not null,
    ended_at timestamptz,
    second_factor text,
    client text,
    origin text,
    constraint account_session_second_factor_known check (second_factor in ('totp', 'recovery_code', 'passkey', 'provider'))
);
create index account_session_by_account on account_session (account_id, ended_at);

-- account_id: null for the link that makes the first administrator.
create table account_link (
    token_hash text primary key,
    purpose text not null,
    account_id text references account (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint account_link_purpose_known check (purpose in ('set_up', 'invitation', 'reset')),
    constraint account_link_of_an_account check ((purpose = 'set_up') = (account_id is null))
);
create index account_link_by_account on account_link (account_id);

-- Bytes are written as base64url.
create table account_passkey (
    credential_id text primary key,
    account_id text not null references account (id),
    name text not null,
    public_key text not null,
    created_at timestamptz not null,
    sign_count bigint not null,
    transports text not null,
    is_user_verified boolean not null,
    is_backup_eligible boolean not null,
    is_backed_up boolean not null,
    attestation_object text not null,
    client_data_json text not null
);
create index account_passkey_by_account on account_passkey (account_id);

-- An account of another provider that has been found to be the same person.
create table account_login (
    issuer text not null,
    subject text not null,
    account_id text not null references account (id),
    linked_at timestamptz not null,
    constraint account_login_once primary key (issuer, subject)
);
create index account_login_by_account on account_login (account_id);

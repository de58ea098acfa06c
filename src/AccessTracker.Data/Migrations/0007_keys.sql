-- The keys that sign-in cookies and forms are protected with, for every node of this store. content is XML whose secret
-- is encrypted with a certificate that is kept outside the store (docs/decisions/0012).
create table protection_key (
    name text primary key,
    stored_at timestamptz not null,
    content text not null
);

-- Names and passwords for websites that ask for them by HTTP authentication. Secrets are encrypted
-- by the orchestrator with a key outside the database; see docs/adr/0020.
create table credential (
    id            uuid primary key,
    site_id       uuid not null references site,
    server        text not null check (server <> ''),
    -- Empty: any realm of that server.
    realm         text not null,
    user_name     text not null check (user_name <> ''),
    secret        bytea not null,
    secret_set_by text not null,
    secret_set_at timestamptz not null,
    unique (site_id, server, realm)
);

-- Who did what; it outlives the credential.
create table credential_event (
    id            bigint generated always as identity primary key,
    site_id       uuid not null references site,
    credential_id uuid not null,
    what          text not null check (what in ('ADDED', 'REPLACED', 'REMOVED', 'HANDED_OUT')),
    server        text not null,
    -- A person's user name; of HANDED_OUT the worker's id.
    done_by       text not null,
    crawl_id      uuid references crawl,
    at            timestamptz not null,
    check ((what = 'HANDED_OUT') = (crawl_id is not null))
);
create index credential_event_of_site on credential_event (site_id, id desc);

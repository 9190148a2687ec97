-- What websites ask for before they show their pages. Secrets are encrypted by the orchestrator
-- with a key outside the database; see docs/adr/0020.
create table credential (
    id            uuid primary key,
    site_id       uuid not null references site,
    kind          text not null check (kind in ('HTTP', 'FORM')),
    server        text not null check (server <> ''),
    realm         text,
    user_name     text,
    login_page    text,
    action        text,
    -- Fields of the form in their order; those without a value are secret.
    fields        jsonb,
    secret        bytea not null,
    secret_set_by text not null,
    secret_set_at timestamptz not null,
    check (num_nonnulls(realm, user_name) = case kind when 'HTTP' then 2 else 0 end),
    check (num_nonnulls(login_page, action, fields) = case kind when 'FORM' then 3 else 0 end)
);
create unique index credential_once_for_a_realm on credential (site_id, server, realm)
    where kind = 'HTTP';
create unique index credential_once_for_a_form on credential (site_id, server)
    where kind = 'FORM';

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

create sequence nomination_number;

create table nomination (
    id            uuid primary key,
    number        text not null unique,
    library_id    uuid not null references library,
    year          int  not null references programme_year,
    name          text not null check (length(name) between 1 and 200),
    scope_kind    text not null check (scope_kind in ('HOST', 'PREFIX')),
    scope_values  text[] not null check (cardinality(scope_values) > 0),
    subject       text not null check (subject in ('POLITICS', 'ECONOMY', 'CULTURE')),
    owner         text not null,
    rights_basis  text not null,
    reason        text not null,
    state         text not null check (state in ('SUBMITTED', 'APPROVED', 'RETURNED')),
    submitted_by  text not null,
    submitted_at  timestamptz not null,
    decided_by    text,
    decided_at    timestamptz,
    return_reason text,
    check ((state = 'SUBMITTED') = (decided_at is null)),
    check ((decided_at is null) = (decided_by is null)),
    check ((state = 'RETURNED') = (return_reason is not null))
);
create index nomination_by_time on nomination (submitted_at desc, id);

create table nomination_seed (
    nomination_id uuid not null references nomination,
    position      int  not null check (position >= 0),
    url           text not null check (length(url) between 1 and 2000),
    urlkey        text not null,
    -- What is unique is the hash, since a urlkey may be longer than an index entry can be.
    urlkey_sha256 bytea not null check (length(urlkey_sha256) = 32),
    warning       text,
    -- False once the nomination is returned: then others may nominate the address.
    claimed       boolean not null default true,
    primary key (nomination_id, position),
    unique (nomination_id, urlkey_sha256)
);
create unique index nomination_seed_claimed on nomination_seed (urlkey_sha256) where claimed;

create table site (
    id                uuid primary key,
    number            text not null unique,
    site_no           text not null unique check (site_no ~ '^[A-Z]{2,4}[0-9]{4,7}$'),
    nomination_id     uuid not null unique references nomination,
    state             text not null check (state in ('COLLECTING', 'SUSPENDED', 'ENDED')),
    approved_by       text not null,
    approved_at       timestamptz not null,
    next_crawl_number int not null default 1 check (next_crawl_number > 0)
);

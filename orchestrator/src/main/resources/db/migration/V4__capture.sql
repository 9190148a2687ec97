-- One row a capture, keyed as everywhere by file and offset: what makes counting exact when
-- Kafka delivers twice.
create table capture (
    file         text not null,
    position     bigint not null check (position >= 0),
    crawl_id     uuid not null,
    site_id      uuid not null,
    url          text not null,
    record_type  text not null check (record_type in ('response', 'revisit', 'resource')),
    status       int,
    served_type  text,
    length       bigint not null check (length > 0),
    captured_at  timestamptz not null,
    written_at   timestamptz not null,
    epoch        int not null,
    primary key (file, position),
    foreign key (crawl_id, site_id) references crawl (id, site_id)
);
create index capture_latest on capture (site_id, captured_at desc);
create index capture_by_crawl on capture (crawl_id);

-- Sums over capture, kept in the same transaction that adds the row.
create table crawl_capture_count (
    crawl_id          uuid primary key,
    site_id           uuid not null,
    captures          bigint not null check (captures > 0),
    revisits          bigint not null check (revisits between 0 and captures),
    bytes             bigint not null check (bytes > 0),
    first_captured_at timestamptz not null,
    last_captured_at  timestamptz not null,
    last_written_at   timestamptz not null,
    foreign key (crawl_id, site_id) references crawl (id, site_id)
);
create index crawl_capture_count_by_site on crawl_capture_count (site_id);

-- History for deduplication: the earliest capture of a payload under a urlkey within a site.
create table payload_original (
    site_id        uuid not null references site,
    -- A hash, since a urlkey may be longer than an index entry can be.
    urlkey_sha256  bytea not null,
    payload_digest text not null,
    urlkey         text not null,
    record_id      text not null,
    file           text not null,
    position       bigint not null check (position >= 0),
    url            text not null,
    captured_at    timestamptz not null,
    primary key (site_id, urlkey_sha256, payload_digest)
);

create table warc_file (
    file          text primary key,
    crawl_id      uuid not null,
    site_id       uuid not null,
    length        bigint not null check (length >= 0),
    sha512        text not null check (sha512 ~ '^[0-9a-f]{128}$'),
    record_counts jsonb not null,
    torn_bytes    bigint not null check (torn_bytes >= 0),
    sealed_at     timestamptz not null,
    foreign key (crawl_id, site_id) references crawl (id, site_id)
);
create index warc_file_by_site on warc_file (site_id);

create table audit (
    id          uuid primary key,
    audited_at  timestamptz not null,
    received_at timestamptz not null,
    ok          boolean not null
);

create table site_audit (
    audit_id uuid not null references audit,
    site_id  uuid not null references site,
    records  bigint not null check (records >= 0),
    lines    bigint not null check (lines >= 0),
    problems bigint not null check (problems >= 0),
    primary key (audit_id, site_id)
);
create index site_audit_by_site on site_audit (site_id);

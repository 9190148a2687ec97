create table worker (
    worker_id    text primary key,
    address      text not null,
    capacity     int  not null check (capacity >= 0),
    running      uuid[] not null,
    heartbeat_at timestamptz not null
);

create table crawl (
    id                uuid primary key,
    site_id           uuid not null references site,
    crawl_no          text not null check (crawl_no ~ '^c[0-9]{5,7}$'),
    state             text not null check (state in (
        'QUEUED', 'ACCEPTED', 'RUNNING', 'PAUSING', 'PAUSED', 'TAKEN_OVER', 'STOPPING',
        'COMPLETE', 'BUDGET', 'STOPPED', 'ABORTED', 'FAILED', 'SKIPPED')),
    reason            text,
    crawl_order       jsonb not null,
    queued_by         text not null,
    queued_at         timestamptz not null,
    -- The assignment: at most one worker may run the crawl, and the epoch counts how often it changed.
    worker_id         text,
    epoch             int not null default 0 check (epoch >= 0),
    lease_expires_at  timestamptz,
    last_worker_id    text,
    -- Instant of the report that made the state, within this epoch.
    state_at          timestamptz,
    statistics        jsonb not null,
    statistics_at     timestamptz,
    checkpoint        text,
    checkpoint_at     timestamptz,
    stop_requested_by text,
    stop_requested_at timestamptz,
    started_at        timestamptz,
    ended_at          timestamptz,
    unique (site_id, crawl_no),
    -- So that what a crawl brought can't be booked to another site.
    unique (id, site_id),
    check ((worker_id is null) = (lease_expires_at is null)),
    check (worker_id is null or epoch > 0),
    check ((state in ('COMPLETE', 'BUDGET', 'STOPPED', 'ABORTED', 'FAILED', 'SKIPPED'))
           = (ended_at is not null)),
    check (ended_at is null or worker_id is null)
);
create unique index crawl_one_open_per_site on crawl (site_id) where ended_at is null;
create index crawl_by_time on crawl (queued_at desc, id);
create index crawl_open_by_worker on crawl (worker_id) where ended_at is null;

create table crawl_log (
    id          bigint generated always as identity primary key,
    event_id    uuid not null unique,
    crawl_id    uuid not null references crawl,
    type        text not null,
    epoch       int  not null,
    worker_id   text,
    at          timestamptz not null,
    recorded_at timestamptz not null,
    detail      text,
    -- False where the report came from an older assignment or too late to change anything.
    applied     boolean not null
);
create index crawl_log_by_crawl on crawl_log (crawl_id, at, id);

-- Messages that leave with the transaction that decided them.
create table outbox (
    id         bigint generated always as identity primary key,
    topic      text  not null,
    key        text  not null,
    payload    bytea not null,
    created_at timestamptz not null,
    sent_at    timestamptz
);
create index outbox_unsent on outbox (key, id) where sent_at is null;

-- Crawls that run and get nowhere. A row is what was seen of a running crawl last; it goes when the
-- crawl holds or ends.
create table crawl_trouble (
    crawl_id      uuid primary key references crawl,
    -- URLs done when it was looked at last, and since when that has not changed.
    fetched       bigint not null,
    progressed_at timestamptz not null,
    kind          text check (kind in ('STANDSTILL', 'ENDLESS')),
    since         timestamptz,
    host          text not null default '',
    path          text not null default '',
    -- Somebody has seen it and wants to hear no more of it until then.
    left_until    timestamptz,
    check ((kind is null) = (since is null))
);

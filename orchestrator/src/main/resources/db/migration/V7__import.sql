-- Crawls that fetch nothing: files of others that are taken in as they are.
alter table crawl add column kind text not null default 'CRAWL'
    check (kind in ('CRAWL', 'IMPORT'));

-- What was handed over, and what came of it; who and when stand with the crawl.
create table import_file (
    crawl_id         uuid not null,
    site_id          uuid not null,
    position         int  not null check (position > 0),
    original_name    text not null check (length(original_name) between 1 and 255),
    length           bigint not null check (length >= 0),
    sha512           text not null check (sha512 ~ '^[0-9a-f]{128}$'),
    state            text not null default 'WAITING'
        check (state in ('WAITING', 'IMPORTED', 'REFUSED')),
    -- Name in the archive, once it has one.
    file             text,
    captures         bigint not null default 0 check (captures >= 0),
    software         text,
    unreadable_count bigint not null default 0 check (unreadable_count >= 0),
    unreadable       jsonb not null default '[]',
    primary key (crawl_id, position),
    foreign key (crawl_id, site_id) references crawl (id, site_id),
    check ((state = 'IMPORTED') = (file is not null))
);
-- The same bytes stand once in a site.
create unique index import_file_once on import_file (site_id, sha512) where state = 'IMPORTED';
create unique index import_file_by_file on import_file (file) where file is not null;

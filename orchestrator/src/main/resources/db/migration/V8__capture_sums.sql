-- What captures are, summed so that pages need not read millions of rows to say so. Kept by the
-- statement that adds the captures, from the rows that were new.

-- Host of a URL as it was captured; empty where there is none, as in dns: records.
create function captured_host(url text) returns text language sql immutable parallel safe as $$
    select coalesce(lower(left(substring(
        url from '^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?(\[[^]/?#]*\]|[^/?#:]*)'), 253)), '')
$$;

-- What a media type as served stands for, coarsely.
create function captured_kind(served_type text) returns text language sql immutable parallel safe as $$
    select case
        when served_type is null then 'OTHER'
        when served_type ~* 'html' then 'PAGE'
        when served_type ~* '^\s*image/' then 'IMAGE'
        when served_type ~* 'css' then 'STYLE'
        when served_type ~* '(java|ecma)script' then 'SCRIPT'
        when served_type ~* '(pdf|msword|officedocument|ms-excel|ms-powerpoint|opendocument|ofd)'
            then 'DOCUMENT'
        when served_type ~* '^\s*(audio|video)/' then 'MEDIA'
        else 'OTHER' end
$$;

-- What came of a fetch. An error is one even where it repeats an earlier answer.
create function captured_outcome(status int, repeated boolean) returns text
    language sql immutable parallel safe as $$
    select case
        when status in (404, 410) then 'GONE'
        when status = 429 or status >= 500 then 'BROKEN'
        when status >= 400 then 'REFUSED'
        when repeated then 'REPEATED'
        when status >= 300 then 'REDIRECT'
        when status >= 200 then 'OK'
        else 'NONE' end
$$;

create table crawl_capture_kind (
    crawl_id         uuid    not null references crawl,
    host             text    not null,
    -- 0 where a record has no HTTP status.
    status           int     not null,
    kind             text    not null check (kind in (
        'PAGE', 'IMAGE', 'STYLE', 'SCRIPT', 'DOCUMENT', 'MEDIA', 'OTHER')),
    -- Whether they repeat an earlier payload.
    repeated         boolean not null,
    captures         bigint  not null check (captures > 0),
    bytes            bigint  not null check (bytes > 0),
    last_captured_at timestamptz not null,
    primary key (crawl_id, host, status, kind, repeated)
);

create table crawl_capture_minute (
    crawl_id uuid        not null references crawl,
    minute   timestamptz not null,
    captures bigint      not null check (captures > 0),
    bytes    bigint      not null check (bytes > 0),
    primary key (crawl_id, minute)
);
create index crawl_capture_minute_by_time on crawl_capture_minute (minute);

insert into crawl_capture_kind
    (crawl_id, host, status, kind, repeated, captures, bytes, last_captured_at)
select crawl_id, captured_host(url), coalesce(status, 0), captured_kind(served_type),
       record_type = 'revisit', count(*), sum(length), max(captured_at)
from capture group by 1, 2, 3, 4, 5;

insert into crawl_capture_minute (crawl_id, minute, captures, bytes)
select crawl_id, date_trunc('minute', captured_at, 'UTC'), count(*), sum(length)
from capture group by 1, 2;

-- The list of what a crawl fetched, newest first, and of this what went wrong.
create index capture_of_crawl
    on capture (crawl_id, captured_at desc, file desc, position desc);
create index capture_problem_of_crawl
    on capture (crawl_id, captured_at desc, file desc, position desc) where status >= 400;
drop index capture_by_crawl;

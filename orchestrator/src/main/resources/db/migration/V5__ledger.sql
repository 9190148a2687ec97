-- The sites behind each number of the ledger, one row a nomination.
--   nominated  submitted and not returned
--   approved   has become a site
--   archived   at least one finished crawl of it brought captures
--   verified   archived, and its latest audit found every record indexed and every line backed by
--              a record, is later than its last ended crawl and than its last capture
create view ledger_sites as
select n.library_id,
       n.year,
       n.id                                     as nomination_id,
       n.number                                 as nomination_number,
       n.name,
       n.subject,
       n.state                                  as nomination_state,
       s.id                                     as site_id,
       s.number                                 as site_number,
       n.state <> 'RETURNED'                    as nominated,
       s.id is not null                         as approved,
       coalesce(c.archived, false)              as archived,
       coalesce(c.archived
                and a.problems = 0
                and a.records > 0
                and a.records = a.lines
                and a.audited_at > c.last_ended_at
                and a.audited_at > c.last_written_at
                and not c.unsettled, false)     as verified,
       coalesce(c.captures, 0)                  as captures,
       c.last_ended_at,
       c.last_captured_at,
       a.audited_at,
       a.problems                               as audit_problems
from nomination n
left join site s on s.nomination_id = n.id
left join lateral (
    select bool_or(cr.state in ('COMPLETE', 'BUDGET', 'STOPPED', 'ABORTED')
                   and k.captures is not null)  as archived,
           sum(k.captures)                      as captures,
           max(cr.ended_at)                     as last_ended_at,
           max(k.last_written_at)               as last_written_at,
           max(k.last_captured_at)              as last_captured_at,
           -- A crawl that has begun and not ended may have written what no audit has seen.
           bool_or(cr.ended_at is null and cr.started_at is not null) as unsettled
    from crawl cr
    left join crawl_capture_count k on k.crawl_id = cr.id
    where cr.site_id = s.id) c on true
left join lateral (
    select au.audited_at, sa.records, sa.lines, sa.problems
    from site_audit sa
    join audit au on au.id = sa.audit_id
    where sa.site_id = s.id
    order by au.audited_at desc, au.received_at desc
    limit 1) a on true;

-- Per library and year, what is owed in the web archive and what stands.
create view ledger as
select l.id                                     as library_id,
       l.code                                   as library_code,
       l.name                                   as library_name,
       t.year,
       t.quantity                               as target,
       count(*) filter (where g.nominated)      as nominated,
       count(*) filter (where g.approved)       as approved,
       count(*) filter (where g.archived)       as archived,
       count(*) filter (where g.verified)       as verified
from target t
join library l on l.id = t.library_id
left join ledger_sites g on g.library_id = t.library_id and g.year = t.year
where t.line = 'WEB_ARCHIVE'
group by l.id, l.code, l.name, t.year, t.quantity;

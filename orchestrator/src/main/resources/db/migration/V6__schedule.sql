-- When sites are crawled again, and what came of each time that was due.

-- Versions of all schedules come from here, so that one deleted and made anew never has an old one.
create sequence schedule_version;

create table schedule (
    site_id     uuid primary key references site,
    kind        text not null check (kind in ('INTERVAL', 'CRON')),
    every       int check (every between 1 and 720),
    unit        text check (unit in ('HOURS', 'DAYS', 'WEEKS')),
    starts_on   date,
    at          time,
    cron        text check (length(cron) between 9 and 300),
    zone        text not null check (zone <> ''),
    state       text not null check (state in ('ACTIVE', 'SUSPENDED')),
    -- The time that is due next; scheduled_tasks only rings the bell for it.
    next_due_at timestamptz,
    version     bigint not null,
    changed_by  text not null,
    changed_at  timestamptz not null,
    check (num_nonnulls(every, unit, starts_on, at) = case kind when 'INTERVAL' then 4 else 0 end),
    check ((cron is not null) = (kind = 'CRON')),
    check (state = 'ACTIVE' or next_due_at is null)
);

create table schedule_run (
    id           uuid primary key,
    site_id      uuid not null references site,
    due_at       timestamptz not null,
    recorded_at  timestamptz not null,
    outcome      text not null check (outcome in ('QUEUED', 'SKIPPED')),
    reason       text check (reason in ('EARLIER_WAITS', 'EARLIER_RUNS', 'EARLIER_PAUSED',
                                        'NOT_COLLECTING', 'MISSED')),
    -- The crawl that was queued; of a skipped run the one that was in the way.
    crawl_id     uuid references crawl,
    started_at   timestamptz,
    -- Missed runs before this one that have no row of their own.
    missed_before int not null default 0 check (missed_before >= 0),
    -- What is due once is done once, whoever tries.
    unique (site_id, due_at),
    check ((outcome = 'SKIPPED') = (reason is not null)),
    check (outcome = 'SKIPPED' or crawl_id is not null),
    check (started_at is null or outcome = 'QUEUED')
);
create index schedule_run_latest on schedule_run (due_at desc, id);
create index schedule_run_by_crawl on schedule_run (crawl_id);

-- The table of db-scheduler 16, as its documentation gives it for PostgreSQL.
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);

-- Crawls that a schedule queued say so where others name a person.
alter table account add check (username <> 'schedule');

-- What was taken out of the readers' sight, on whose word. See docs/adr/0029.

-- A rule that guards what is purged: neither changed nor removed again.
alter table access_rule add column permanent boolean not null default false;
create function refuse_change_of_permanent_rule() returns trigger language plpgsql as $$
begin
    if old.permanent then
        raise exception 'access rule % guards what is purged and can''t be changed', old.id;
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger access_rule_permanent_stays
    before update or delete on access_rule
    for each row execute function refuse_change_of_permanent_rule();

create table removal (
    id             uuid primary key,
    level          text not null check (level in ('HIDE', 'BLOCK', 'PURGE')),
    state          text not null
        check (state in ('IN_FORCE', 'WAITING', 'REFUSED', 'PURGING', 'PURGED', 'LIFTED')),
    url_pattern    text not null check (length(url_pattern) between 1 and 2000),
    reason         text not null check (length(reason) between 1 and 2000),
    order_number   text check (length(order_number) between 1 and 200),
    message        text check (length(message) between 1 and 2000),
    -- The rule by which it holds; not a reference, since a lifted one is gone.
    rule_id        uuid not null,
    asked_by       text not null,
    asked_at       timestamptz not null,
    decided_by     text,
    decided_at     timestamptz,
    check (level <> 'PURGE' or order_number is not null),
    check (level = 'PURGE' or state in ('IN_FORCE', 'LIFTED')),
    -- Two people: who asks for a purge does not approve it.
    check (state not in ('PURGING', 'PURGED') or (decided_by is not null and decided_by <> asked_by))
);
create index removal_by_time on removal (asked_at desc, id desc);

-- Who did what; lines are only ever added.
create table removal_event (
    id         bigint generated always as identity primary key,
    removal_id uuid not null references removal,
    what       text not null check (what in ('ASKED', 'APPROVED', 'REFUSED', 'LIFTED', 'PURGED', 'UNFINISHED')),
    done_by    text not null,
    note       text,
    at         timestamptz not null
);
create index removal_event_of_removal on removal_event (removal_id, id);
create trigger removal_event_only_grows
    before update or delete or truncate on removal_event
    for each statement execute function refuse_change_of_history();

-- The tombstones: records that no index may have again.
create table purged_capture (
    capture_id text primary key,
    removal_id uuid not null references removal,
    purged_at  timestamptz not null
);
create trigger purged_capture_only_grows
    before update or delete or truncate on purged_capture
    for each statement execute function refuse_change_of_history();

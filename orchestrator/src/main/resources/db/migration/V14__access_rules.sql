-- Who may see which captures. The index and replay follow the topic access-rules, which is written
-- through the outbox with every change here.

-- A message without payload is a tombstone: it removes its key from a compacted topic.
alter table outbox alter column payload drop not null;

-- All rules share it, so that a rule's versions rise whatever happens to others.
create sequence access_rule_version;

create table access_rule (
    id              uuid primary key,
    policy          text not null check (policy in ('ALLOW', 'BLOCK', 'EXCLUDE')),
    url_patterns    text[] not null check (cardinality(url_patterns) between 1 and 100),
    collection      text check (collection ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    captured_from   timestamptz,
    captured_to     timestamptz,
    accessed_from   timestamptz,
    accessed_to     timestamptz,
    -- ISO 8601, such as P1Y6M; counted from each capture.
    embargo         text check (embargo ~ '^P[0-9YMD]+$'),
    reader_groups   text[] not null check (cardinality(reader_groups) <= 100),
    priority        integer not null check (priority between -1000 and 1000),
    message         text check (length(message) between 1 and 2000),
    private_comment text check (length(private_comment) between 1 and 10000),
    version         bigint not null unique,
    created_by      text not null,
    created_at      timestamptz not null,
    changed_by      text not null,
    changed_at      timestamptz not null,
    check (captured_from <= captured_to),
    check (accessed_from <= accessed_to),
    -- It would open what is new and nothing else hides.
    check (embargo is null or policy <> 'ALLOW')
);

-- Who changed what when; it outlives the rule.
create table access_rule_change (
    id         bigint generated always as identity primary key,
    rule_id    uuid not null,
    before     jsonb,
    after      jsonb,
    changed_by text not null,
    changed_at timestamptz not null,
    check (num_nonnulls(before, after) > 0)
);
create index access_rule_change_of_rule on access_rule_change (rule_id, id);
create trigger access_rule_change_only_grows
    before update or delete or truncate on access_rule_change
    for each statement execute function refuse_change_of_history();

-- Policies by name and number, as OutbackCDX has them: who may see the captures of the rules that
-- name one. The first three are written at the first start, since each is announced with its row,
-- and a migration does not know the topic's name.

create table access_policy (
    number        integer primary key check (number between 0 and 999999999),
    name          text not null check (length(name) between 1 and 200),
    access_points text[] not null check (cardinality(access_points) <= 100),
    version       bigint not null unique,
    created_by    text not null,
    created_at    timestamptz not null,
    changed_by    text not null,
    changed_at    timestamptz not null
);

-- Who changed what when.
create table access_policy_change (
    id            bigint generated always as identity primary key,
    policy_number integer not null,
    before        jsonb,
    after         jsonb not null,
    changed_by    text not null,
    changed_at    timestamptz not null
);
create index access_policy_change_of_policy on access_policy_change (policy_number, id);
create trigger access_policy_change_only_grows
    before update or delete or truncate on access_policy_change
    for each statement execute function refuse_change_of_history();

alter table access_rule
    add column policy_number integer references access_policy,
    add column enabled       boolean not null default true,
    add column pinned        boolean not null default false,
    add column external_id   text check (length(external_id) between 1 and 1000),
    add column reason        text check (length(reason) between 1 and 10000),
    -- Whoever reads only the policy must not open what the number would hide.
    add check (policy_number is null or policy <> 'ALLOW');

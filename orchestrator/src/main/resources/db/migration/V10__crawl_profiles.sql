-- Settings of crawls that several sites share, settings of single sites, and who changed what.

-- Versions of all of them come from here, so that one removed and made anew never has an old one.
create sequence crawl_settings_version;

create table crawl_profile (
    id          uuid primary key,
    name        text not null check (length(name) between 1 and 100),
    description text not null default '' check (length(description) <= 1000),
    overrides   jsonb not null check (jsonb_typeof(overrides) = 'object'),
    version     bigint not null,
    changed_by  text not null,
    changed_at  timestamptz not null
);
create unique index crawl_profile_by_name on crawl_profile (lower(name));

create table site_settings (
    site_id    uuid primary key references site,
    -- A profile that a site has chosen can't be removed.
    profile_id uuid references crawl_profile,
    overrides  jsonb not null check (jsonb_typeof(overrides) = 'object'),
    version    bigint not null,
    changed_by text not null,
    changed_at timestamptz not null
);
create index site_settings_by_profile on site_settings (profile_id);

-- What was changed, before and after; a profile's lines outlive it.
create table crawl_settings_change (
    id         bigint generated always as identity primary key,
    profile_id uuid,
    site_id    uuid references site,
    -- The profile's name or the site's number at that time.
    name       text not null,
    before     jsonb,
    after      jsonb,
    changed_by text not null,
    changed_at timestamptz not null,
    check (num_nonnulls(profile_id, site_id) = 1),
    check (num_nonnulls(before, after) > 0)
);
create index crawl_settings_change_of_profile on crawl_settings_change (profile_id, id);
create index crawl_settings_change_of_site on crawl_settings_change (site_id, id);

create function refuse_change_of_history() returns trigger language plpgsql as $$
begin
    raise exception 'lines of % are only ever added', tg_table_name;
end $$;
create trigger crawl_settings_change_only_grows
    before update or delete or truncate on crawl_settings_change
    for each statement execute function refuse_change_of_history();

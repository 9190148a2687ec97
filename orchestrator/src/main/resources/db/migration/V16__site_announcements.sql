-- What was last said of each site on the topic sites, which the index follows for names and
-- subjects. Sites that are not here, or are otherwise now, are announced at the next start, since
-- a migration does not know the topic's name.

-- All sites share it, so that a site's versions rise whatever happens to others.
create sequence site_version;

create table site_announcement (
    site_id     uuid primary key references site,
    version     bigint not null unique,
    description jsonb not null
);

-- The programme: who owes what in which year. Every number is a row, never a constant in code.
create table library (
    id               uuid primary key,
    code             text not null unique check (code ~ '^[A-Z]{2,4}$'),
    name             text not null check (name <> ''),
    kind             text not null check (kind in ('NATIONAL', 'PROVINCIAL', 'MUNICIPAL')),
    -- Number of the next site; a row lock here keeps site numbers without gaps or doubles.
    next_site_number int  not null default 1 check (next_site_number > 0)
);

create table programme_year (
    year      int  primary key check (year between 2000 and 2999),
    starts_on date not null unique
);

create table target (
    library_id uuid not null references library,
    year       int  not null references programme_year,
    line       text not null check (line in ('WEB_ARCHIVE', 'GOVERNMENT_INFORMATION',
                                             'METADATA', 'IDENTIFIERS', 'LOCAL_LITERATURE')),
    quantity   int  not null check (quantity > 0),
    primary key (library_id, year, line)
);

create table account (
    username      text primary key check (username ~ '^[a-z][a-z0-9-]{1,39}$'),
    display_name  text not null check (display_name <> ''),
    role          text not null check (role in ('CURATOR', 'APPROVER')),
    library_id    uuid not null references library,
    -- Empty until the installation has set its password: then nobody can sign in.
    password_hash text not null default ''
);

insert into library (id, code, name, kind) values
    ('01930000-0000-7000-8000-000000000001', 'NLC', '国家图书馆', 'NATIONAL'),
    ('01930000-0000-7000-8000-000000000002', 'QH', '青禾省图书馆', 'PROVINCIAL');
insert into programme_year (year, starts_on) values (2026, date '2026-01-01');
insert into target (library_id, year, line, quantity) values
    ('01930000-0000-7000-8000-000000000002', 2026, 'WEB_ARCHIVE', 100);
insert into account (username, display_name, role, library_id) values
    ('curator', '采编馆员', 'CURATOR', '01930000-0000-7000-8000-000000000002'),
    ('approver', '审批人', 'APPROVER', '01930000-0000-7000-8000-000000000002');

-- Logins by an HTML form beside those by HTTP authentication; see docs/adr/0020. Whatever says who
-- hears the secret and as what is bound to the encrypted secret.
alter table credential
    add column kind           text not null default 'HTTP' check (kind in ('HTTP', 'FORM')),
    add column login_url      text,
    add column user_field     text,
    add column password_field text,
    -- Further fields by name, a JSON object of texts.
    add column fields         text check (fields is json object),
    add check (num_nonnulls(login_url, user_field, password_field, fields)
        = case kind when 'FORM' then 4 else 0 end),
    add check (kind = 'HTTP' or realm = '');
alter table credential alter column kind drop default;

alter table credential drop constraint credential_site_id_server_realm_key;
create unique index credential_of_realm on credential (site_id, server, realm)
    where kind = 'HTTP';
create unique index credential_of_form on credential (site_id, login_url) where kind = 'FORM';

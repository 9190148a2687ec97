alter table crawl
    -- Who wants it to hold, and since when; it goes on when that is taken back.
    add hold_requested_by text,
    add hold_requested_at timestamptz,
    add abort_requested   boolean not null default false,
    -- What is otherwise than ordered: the whole of the last change. Each is in the log, too.
    add change            jsonb,
    add check ((hold_requested_by is null) = (hold_requested_at is null));

alter table nomination drop constraint nomination_scope_kind_check;
alter table nomination add constraint nomination_scope_kind_check
    check (scope_kind in ('HOST', 'PREFIX', 'PAGE', 'DOMAIN', 'REGEX'));

-- Reminders of the yearly review of roles: each is told once for a review, a kind and an organisation.

create table review_reminder (
  round uuid references review_round,
  organisation text not null references work_organisation,
  kind text not null check (kind in ('due-soon', 'overdue', 'time-for-new')),
  fictitious boolean not null,
  told_at timestamptz not null default tillstand_now(),
  unique nulls not distinct (round, organisation, kind, fictitious)
);
comment on table review_reminder is 'Reminders of the review of roles that have been told. Append-only';
create trigger review_reminder_stands before update or delete or truncate on review_reminder for each statement execute function work_stands();
alter table review_reminder enable row level security;
create policy own_work on review_reminder to tillstand_app using (is_own_work()) with check (is_own_work());
grant select, insert on review_reminder to tillstand_app;

-- Who gives roles from the command line: one of the two that deciding roles need, and never both of them,
-- since a role is not confirmed by the one who gave it. Nobody can sign in as the operator: there is no identity for it.
insert into person (id, name, active)
values ('00000000-0000-4000-8000-000000000040', 'Driftoperatör', false);

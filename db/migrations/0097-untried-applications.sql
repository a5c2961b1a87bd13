-- Applications that are not tried stand in the journal too: dismissed (avvisning), or written off (avskrivning) (docs/adr/0076). What is for everyone stands
-- there; the reasons stand in the decision that the region gets.

alter table journal_entry drop constraint journal_entry_payload_check;
alter table journal_entry add constraint journal_entry_payload_check check (payload ? 'kind' and payload ->> 'kind' in (
  'area-state', 'agency-decision', 'definition', 'conditions', 'call', 'grant', 'reject', 'dismiss', 'write-off', 'revocation', 'annulment'
));

alter table work_draft drop constraint work_draft_kind_check;
alter table work_draft add constraint work_draft_kind_check check (kind in (
  'area-state', 'agency-decision', 'definition', 'conditions', 'call', 'grant', 'reject', 'dismiss', 'write-off', 'revocation', 'annulment',
  'merge', 'split', 'import'
));

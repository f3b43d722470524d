-- What the auditor looks for by: each is one of the few columns that narrow the log down to lines that can be gone through.
-- Texts have no index: a search through them is bounded, and an index of their letters would be paid by every write.
CREATE INDEX audit_entry_action_idx ON core.audit_entry (action, at DESC);
CREATE INDEX audit_entry_unit_idx ON core.audit_entry (unit_id, at DESC);
CREATE INDEX audit_entry_request_idx ON core.audit_entry (request_id);
-- Rare among all lines, and asked for often.
CREATE INDEX audit_entry_outcome_idx ON core.audit_entry (outcome, at DESC) WHERE outcome <> 'done';
CREATE INDEX audit_entry_kind_idx ON core.audit_entry (kind, at DESC) WHERE kind IN ('read', 'export', 'job');

-- Batches of sealed lines. The leaves' Merkle root is chained to the batch before and signed with a key that the database never
-- sees; the same, with the leaves, stands in the anchor files outside of it.
CREATE TABLE core.audit_batch (
  no bigint PRIMARY KEY CHECK (no > 0),
  -- How a line becomes a leaf (which columns, in which order).
  format integer NOT NULL,
  lines integer NOT NULL CHECK (lines > 0),
  -- Every line of a transaction before this one is sealed: one that turns up later was not written by one.
  below xid8 NOT NULL,
  sealed_at timestamptz NOT NULL,
  root bytea NOT NULL,
  previous bytea NOT NULL,
  head bytea NOT NULL,
  key_id text NOT NULL,
  signature bytea NOT NULL
);

CREATE TABLE core.audit_leaf (
  entry_id bigint PRIMARY KEY,
  batch_no bigint NOT NULL,
  hash bytea NOT NULL
);
CREATE INDEX audit_leaf_batch_idx ON core.audit_leaf (batch_no, entry_id);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.audit_batch
  FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.audit_leaf
  FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON core.audit_batch, core.audit_leaf FROM CURRENT_USER;

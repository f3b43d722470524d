-- What was bought for a project: filed, checked, approved by another person, paid; taken back only by a counter-entry.
CREATE TABLE expense (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES project (id),
  project_title text NOT NULL CHECK (char_length(project_title) BETWEEN 1 AND 60),
  line_id uuid NOT NULL REFERENCES budget_line (id),
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  fen bigint NOT NULL CHECK (fen BETWEEN 1 AND 100000000000),
  -- An organisation.
  supplier text NOT NULL CHECK (char_length(supplier) BETWEEN 1 AND 80),
  note text CHECK (char_length(note) BETWEEN 1 AND 300),
  voucher_no text CHECK (char_length(voucher_no) BETWEEN 1 AND 40),
  paid_on date,
  -- Its entry in the ledger.
  entry_id uuid,
  reversed_on date,
  checked_by uuid,
  reason text CHECK (char_length(reason) BETWEEN 1 AND 300),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('filed', 'checked', 'approved', 'paid', 'reversed', 'refused')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK (state NOT IN ('paid', 'reversed') OR (paid_on IS NOT NULL AND voucher_no IS NOT NULL AND entry_id IS NOT NULL)),
  CHECK ((state = 'reversed') = (reversed_on IS NOT NULL))
);
SELECT core_pub.scope_table('expense', 'funds.expense.read');
SELECT core_pub.scope_open('expense', 'state', ARRAY['paid', 'reversed', 'refused'], 'title', 'funds.expense.read',
  '{"zh-CN": "支出", "en": "Expense"}');
SELECT core_pub.scope_attachments('expense');

CREATE INDEX expense_district_idx ON expense (district_id, created_at DESC, id DESC);
CREATE INDEX expense_street_idx ON expense (street_id, created_at DESC, id DESC);
CREATE INDEX expense_community_idx ON expense (community_id, created_at DESC, id DESC);
CREATE INDEX expense_project_idx ON expense (project_id, created_at DESC, id DESC);
-- A voucher pays one expense of a budget line; one that was taken back leaves its number behind.
CREATE UNIQUE INDEX expense_voucher_key ON expense (line_id, voucher_no) WHERE state = 'paid';

-- What a project has claimed and paid. Its row is locked by this, so that of two at once the second sees the first: the
-- constraint of the project refuses what is beyond its budget.
CREATE FUNCTION expense_claim() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  live text[] := ARRAY['filed', 'checked', 'approved', 'paid'];
  claimed bigint := CASE WHEN NEW.state = ANY (live) THEN NEW.fen ELSE 0 END;
  paid bigint := CASE WHEN NEW.state = 'paid' THEN NEW.fen ELSE 0 END;
  states text[] := ARRAY['running', 'completed', 'rework', 'accepted', 'published'];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    claimed := claimed - CASE WHEN OLD.state = ANY (live) THEN OLD.fen ELSE 0 END;
    paid := paid - CASE WHEN OLD.state = 'paid' THEN OLD.fen ELSE 0 END;
    states := states || ARRAY['terminated'];
  END IF;
  IF claimed = 0 AND paid = 0 THEN
    RETURN NULL;
  END IF;
  UPDATE project SET claimed_fen = claimed_fen + claimed, paid_fen = paid_fen + paid
  WHERE id = NEW.project_id AND state = ANY (states);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'nothing is claimed of project % now', NEW.project_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'expense_project_state';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER expense_claim AFTER INSERT OR UPDATE OF state, fen ON expense FOR EACH ROW EXECUTE FUNCTION expense_claim();

-- What happened to it; only ever added to.
CREATE TABLE expense_event (
  id uuid PRIMARY KEY,
  expense_id uuid NOT NULL REFERENCES expense (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text,
  voucher_no text
);
CREATE INDEX expense_event_idx ON expense_event (expense_id, id);
SELECT core_pub.scope_child('expense_event', 'expense', 'expense_id');

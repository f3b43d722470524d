-- The books: double entry in whole fen. An entry is never changed and never removed; what was wrong is countered by another.
-- The plugin's role may read and add, nothing else; balances are kept by the triggers below, which belong to the owner.

-- What a unit has of a fund in a year for a purpose.
CREATE TABLE budget_line (
  id uuid PRIMARY KEY,
  fund_id uuid NOT NULL REFERENCES fund (id),
  -- The unit that it was opened for; `unit_id` follows it when units merge, so that two lines may stand in one unit.
  home_unit_id integer NOT NULL,
  year integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  category text NOT NULL CHECK (category IN ('general', 'service', 'goods', 'works', 'activity', 'subsidy')),
  -- What somebody knows it by when its unit becomes several; of the day on which it was opened.
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 160),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  unit_id integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (fund_id, home_unit_id, year, category)
);
SELECT core_pub.scope_table('budget_line', 'funds.ledger.read');
-- Money that is left waits for somebody to say where it belongs when its unit becomes several.
SELECT core_pub.scope_open('budget_line', 'state', ARRAY['closed'], 'title', 'funds.ledger.read',
  '{"zh-CN": "预算科目", "en": "Budget line"}');
CREATE INDEX budget_line_fund_idx ON budget_line (fund_id, unit_id);

CREATE TABLE ledger_account (
  id uuid PRIMARY KEY,
  fund_id uuid NOT NULL REFERENCES fund (id),
  -- None: where the money of the fund comes from, the one account that goes below zero.
  line_id uuid REFERENCES budget_line (id),
  kind text NOT NULL CHECK (kind IN ('source', 'available', 'committed', 'spent')),
  -- Always the sum of its lines; whoever comes second waits for its row.
  fen bigint NOT NULL DEFAULT 0 CHECK (fen BETWEEN -9007199254740991 AND 9007199254740991),
  unit_id integer NOT NULL,
  CHECK ((kind = 'source') = (line_id IS NULL)),
  CONSTRAINT ledger_below_zero CHECK (kind = 'source' OR fen >= 0)
);
CREATE UNIQUE INDEX ledger_account_key ON ledger_account (fund_id, line_id, kind) NULLS NOT DISTINCT;
SELECT core_pub.scope_table('ledger_account', 'funds.ledger.read');
CREATE INDEX ledger_account_line_idx ON ledger_account (line_id);

CREATE TABLE ledger_entry (
  id uuid PRIMARY KEY,
  fund_id uuid NOT NULL REFERENCES fund (id),
  kind text NOT NULL CHECK (kind IN ('appropriate', 'allocate', 'commit', 'release', 'spend', 'counter')),
  -- What it was posted for: posted again, it is the same entry.
  reference_type text NOT NULL CHECK (char_length(reference_type) BETWEEN 1 AND 60),
  reference_id uuid NOT NULL,
  leg integer NOT NULL CHECK (leg >= 0),
  -- Its accounts and amounts: the same reference with other ones is refused.
  digest text NOT NULL,
  -- The entry that it takes back; once at most.
  counters uuid UNIQUE REFERENCES ledger_entry (id),
  posted_at timestamptz NOT NULL,
  -- Nobody adds lines to an entry later.
  posted_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
  unit_id integer NOT NULL,
  CONSTRAINT ledger_entry_once UNIQUE (reference_type, reference_id, kind, leg),
  CHECK ((kind = 'counter') = (counters IS NOT NULL))
);
SELECT core_pub.scope_table('ledger_entry', 'funds.ledger.read');

-- What an entry adds to an account, or takes from it. Whoever may read the account may read why: facts of the entry stand
-- here again, because it may belong to a unit above.
CREATE TABLE ledger_line (
  id uuid PRIMARY KEY,
  entry_id uuid NOT NULL REFERENCES ledger_entry (id),
  account_id uuid NOT NULL REFERENCES ledger_account (id),
  fund_id uuid NOT NULL,
  line_id uuid REFERENCES budget_line (id),
  account_kind text NOT NULL,
  kind text NOT NULL,
  -- The kind itself; of a counter-entry that of what it takes back, so that sums over it are net.
  effect text NOT NULL,
  year integer NOT NULL,
  category text NOT NULL,
  fen bigint NOT NULL CHECK (fen <> 0),
  memo text NOT NULL CHECK (char_length(memo) BETWEEN 1 AND 200),
  reference_type text NOT NULL,
  reference_id uuid NOT NULL,
  posted_on date NOT NULL,
  posted_at timestamptz NOT NULL,
  posted_by uuid NOT NULL,
  unit_id integer NOT NULL
);
SELECT core_pub.scope_table('ledger_line', 'funds.ledger.read');
CREATE INDEX ledger_line_entry_idx ON ledger_line (entry_id);
CREATE INDEX ledger_line_budget_idx ON ledger_line (line_id, posted_at DESC, id DESC);
CREATE INDEX ledger_line_district_idx ON ledger_line (district_id, posted_at DESC, id DESC);
CREATE INDEX ledger_line_street_idx ON ledger_line (street_id, posted_at DESC, id DESC);
CREATE INDEX ledger_line_community_idx ON ledger_line (community_id, posted_at DESC, id DESC);
CREATE INDEX ledger_line_reference_idx ON ledger_line (reference_type, reference_id);

DO $$
DECLARE
  app text := current_schema() || '_app';
  tbl text;
BEGIN
  FOREACH tbl IN ARRAY ARRAY['budget_line', 'ledger_account', 'ledger_entry', 'ledger_line'] LOOP
    EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM %I', tbl, app);
    -- Whoever acts on the money of a unit sees its accounts in doing so, whatever they may read otherwise.
    EXECUTE format('CREATE POLICY funds_acting ON %I FOR SELECT TO %I
      USING (unit_path OPERATOR(public.<@) ANY ((SELECT core_pub.acting_reach())::public.ltree[]))', tbl, app);
    EXECUTE format('CREATE POLICY funds_ledger ON %I TO %I USING (true) WITH CHECK (true)', tbl, current_user);
  END LOOP;
END $$;

-- A new account is empty, and stands where its line stands.
CREATE FUNCTION ledger_open_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.fen := 0;
  RETURN NEW;
END
$$;
CREATE TRIGGER ledger_open BEFORE INSERT ON ledger_account FOR EACH ROW EXECUTE FUNCTION ledger_open_account();

-- Accounts go where their line goes, and lines are closed with their fund.
CREATE FUNCTION ledger_follow_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  UPDATE ledger_account SET unit_id = NEW.unit_id WHERE line_id = NEW.id AND unit_id <> NEW.unit_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER ledger_follow AFTER UPDATE OF unit_id ON budget_line FOR EACH ROW EXECUTE FUNCTION ledger_follow_line();
CREATE FUNCTION ledger_close_lines() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  UPDATE budget_line SET state = 'closed' WHERE fund_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER ledger_close AFTER UPDATE OF state ON fund FOR EACH ROW WHEN (NEW.state = 'closed')
  EXECUTE FUNCTION ledger_close_lines();

-- Takes a line into the books: checks that it belongs to its entry, and moves the balance of its account. The row of the
-- account is locked until the end of the transaction; the lines of an entry come in the order of their accounts.
CREATE FUNCTION ledger_take_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  entry ledger_entry;
  of_fund fund;
  account ledger_account;
  line budget_line;
BEGIN
  SELECT * INTO entry FROM ledger_entry e WHERE e.id = NEW.entry_id;
  IF NOT FOUND OR entry.posted_in <> pg_current_xact_id() THEN
    RAISE EXCEPTION 'entry % is closed', NEW.entry_id USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entry_closed';
  END IF;
  SELECT * INTO of_fund FROM fund f WHERE f.id = entry.fund_id FOR SHARE;
  IF of_fund.state = 'closed' THEN
    RAISE EXCEPTION 'fund % is closed', entry.fund_id USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_fund_closed';
  END IF;
  SELECT * INTO account FROM ledger_account a WHERE a.id = NEW.account_id FOR UPDATE;
  IF NOT FOUND OR account.fund_id <> entry.fund_id THEN
    RAISE EXCEPTION 'account % is not of fund %', NEW.account_id, entry.fund_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_other_fund';
  END IF;
  IF account.kind <> 'source' AND account.fen + NEW.fen < 0 THEN
    RAISE EXCEPTION 'account % has % fen left', account.id, account.fen USING ERRCODE = 'check_violation',
      CONSTRAINT = 'ledger_below_zero', DETAIL = jsonb_build_object('left', account.fen, 'wanted', -NEW.fen, 'kind', account.kind)::text;
  END IF;
  SELECT * INTO line FROM budget_line b WHERE b.id = account.line_id;
  NEW.fund_id := entry.fund_id;
  NEW.line_id := account.line_id;
  NEW.account_kind := account.kind;
  NEW.kind := entry.kind;
  NEW.effect := COALESCE((SELECT e.kind FROM ledger_entry e WHERE e.id = entry.counters), entry.kind);
  NEW.year := COALESCE(line.year, of_fund.year);
  NEW.category := COALESCE(line.category, 'general');
  NEW.reference_type := entry.reference_type;
  NEW.reference_id := entry.reference_id;
  NEW.posted_at := entry.posted_at;
  NEW.posted_on := (entry.posted_at AT TIME ZONE 'Asia/Shanghai')::date;
  NEW.unit_id := account.unit_id;
  UPDATE ledger_account SET fen = fen + NEW.fen WHERE id = account.id;
  RETURN NEW;
END
$$;
-- Before linli_derive, which follows the unit: triggers run in the order of their names.
CREATE TRIGGER ledger_take BEFORE INSERT ON ledger_line FOR EACH ROW EXECUTE FUNCTION ledger_take_line();

-- At the end of the transaction each entry has lines, and they come to nothing together.
CREATE FUNCTION ledger_check_balance() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  entry uuid := CASE TG_TABLE_NAME WHEN 'ledger_entry' THEN NEW.id ELSE (to_jsonb(NEW) ->> 'entry_id')::uuid END;
  lines integer;
  total numeric;
BEGIN
  SELECT count(*), COALESCE(sum(l.fen), 0) INTO lines, total FROM ledger_line l WHERE l.entry_id = entry;
  IF lines < 2 OR total <> 0 THEN
    RAISE EXCEPTION 'entry % has % lines and comes to % fen', entry, lines, total
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_unbalanced';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER ledger_balance AFTER INSERT ON ledger_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION ledger_check_balance();

-- What is in the books stays there, whoever asks: only the place of a row follows its unit, and a balance its lines.
CREATE FUNCTION ledger_keep() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  movable text[] := ARRAY['unit_id', 'unit_path', 'province_id', 'city_id', 'district_id', 'street_id', 'community_id', 'grid_id']
    || TG_ARGV::text[];
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(OLD) - movable <> to_jsonb(NEW) - movable THEN
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'ledger_kept';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER ledger_keep BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_keep();
CREATE TRIGGER ledger_keep BEFORE UPDATE OR DELETE ON ledger_line FOR EACH ROW EXECUTE FUNCTION ledger_keep();
CREATE TRIGGER ledger_keep BEFORE UPDATE OR DELETE ON budget_line FOR EACH ROW EXECUTE FUNCTION ledger_keep('state');
CREATE TRIGGER ledger_keep BEFORE UPDATE OR DELETE ON ledger_account FOR EACH ROW EXECUTE FUNCTION ledger_keep('fen');

-- Functions that act as the owner find what is theirs, whatever the caller's path says.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger_take_line', 'ledger_check_balance', 'ledger_follow_line', 'ledger_close_lines'] LOOP
    EXECUTE format('ALTER FUNCTION %I() SET search_path = %I, core_pub, public, pg_temp', name, current_schema());
    EXECUTE format('REVOKE ALL ON FUNCTION %I() FROM PUBLIC', name);
  END LOOP;
END $$;

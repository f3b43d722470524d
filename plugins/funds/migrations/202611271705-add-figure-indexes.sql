-- Of a year's lines a few say what came to a unit: a figure of the board reads these, and not the many that were spent.
CREATE INDEX ledger_line_effect_idx ON ledger_line (effect, account_kind, posted_on);
-- What was spent is a sum over everything that was paid: from the index alone, places for row-level security among it.
CREATE INDEX expense_paid_idx ON expense (paid_on) INCLUDE (reversed_on, fen, unit_path) WHERE paid_on IS NOT NULL;

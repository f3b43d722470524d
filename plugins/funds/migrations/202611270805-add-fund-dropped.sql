-- A draft may be given up by whoever drafts.
ALTER TABLE fund DROP CONSTRAINT fund_state_check,
  ADD CONSTRAINT fund_state_check CHECK (state IN ('drafted', 'approved', 'refused', 'dropped', 'closed'));
SELECT core_pub.scope_open('fund', 'state', ARRAY['refused', 'dropped', 'closed'], 'title', 'funds.fund.read',
  '{"zh-CN": "资金", "en": "Fund"}');

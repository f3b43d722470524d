-- Which issues are still worked on: those wait to be assigned when their unit becomes several.
SELECT core_pub.scope_open('issue', 'state', ARRAY['not-accepted', 'closed'], 'text', 'grid.issue.read',
  '{"zh-CN": "网格事项", "en": "Issue"}');

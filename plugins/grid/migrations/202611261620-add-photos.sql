-- Photos of the report, the result and the check hang on the issue; the street's desk may take one off.
SELECT core_pub.scope_attachments('issue');
SELECT core_pub.scope_detach('issue');

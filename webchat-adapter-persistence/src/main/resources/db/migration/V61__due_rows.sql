-- Queries on due work read due rows only, however many are done.
CREATE INDEX transit_due ON transit (phone_id, channel, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX transit_under_way ON transit (phone_id, channel, number DESC)
    WHERE due_at IS NULL AND vendor_id IS NOT NULL AND progress IN ('handed_over', 'sent');
CREATE INDEX transit_open ON transit (contact_id, number) WHERE progress IN ('queued', 'handed_over', 'sent');
CREATE INDEX code_mail_due ON code_mail (due_at);
CREATE INDEX session_expiry ON session (expires_at) WHERE expires_at IS NOT NULL;

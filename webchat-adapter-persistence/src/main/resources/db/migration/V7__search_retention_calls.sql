-- The words of a message, and as one more word its conversation, so that the index itself keeps to what one may see.
-- A word of a text has no blank in it, so the two can't be mixed up.
CREATE FUNCTION search_words(conversation bigint, text text, subject text, attachments jsonb) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN array_to_tsvector(ARRAY['in ' || conversation::text])
        || to_tsvector('simple'::regconfig, text || ' ' || coalesce(subject, ''))
        || jsonb_to_tsvector('simple'::regconfig, coalesce(attachments, '[]'::jsonb), '["string"]'::jsonb);

CREATE INDEX message_words ON message USING gin (search_words(conversation_id, text, subject, attachments))
    WHERE deleted_at IS NULL;

CREATE INDEX file_words ON file USING gin (to_tsvector('simple'::regconfig, translate(name, '._-', '   ')));

-- Messages with an end that nobody has looked after yet.
ALTER TABLE message ADD COLUMN expiry_settled boolean NOT NULL DEFAULT false;
CREATE INDEX message_expiry ON message (expires_at) WHERE expires_at IS NOT NULL AND NOT expiry_settled;

CREATE TABLE call (
    call_id     text PRIMARY KEY,
    caller_id   bigint      NOT NULL REFERENCES account (account_id),
    callee_id   bigint      NOT NULL REFERENCES account (account_id),
    media       text        NOT NULL CHECK (media IN ('audio', 'video')),
    state       text        NOT NULL CHECK (state IN ('ringing', 'active', 'ended', 'declined', 'missed', 'cancelled')),
    started_at  timestamptz NOT NULL,
    answered_at timestamptz,
    ended_at    timestamptz
);

CREATE INDEX call_caller ON call (caller_id, started_at);
CREATE INDEX call_callee ON call (callee_id, started_at);
CREATE INDEX call_ringing ON call (started_at) WHERE state = 'ringing';

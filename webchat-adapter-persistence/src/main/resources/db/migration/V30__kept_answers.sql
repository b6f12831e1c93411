-- The answers to creating calls that carried an idempotency key. Of the key only a keyed hash is here, and the answer is
-- encrypted under the key itself: some answers hold a secret that is shown once.
CREATE TABLE kept_answer (
    account_id   bigint      NOT NULL REFERENCES account ON DELETE CASCADE,
    kind         text        NOT NULL,
    key_hash     text        NOT NULL,
    content_hash text        NOT NULL,
    answer       text        NOT NULL,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (account_id, kind, key_hash)
);
CREATE INDEX kept_answer_by_age ON kept_answer (created_at);

-- One row: what this life of the database is known by. A restore gives it a new epoch.
CREATE TABLE relay (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch    bigint  NOT NULL,
    key      bytea   NOT NULL
);

INSERT INTO relay (epoch, key)
VALUES (
    ('x' || substr(md5(gen_random_uuid()::text), 1, 15))::bit(60)::bigint,
    sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea)
);

CREATE TABLE account (
    account_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind           text        NOT NULL CHECK (kind IN ('person', 'agent', 'bridge', 'system')),
    address        text        NOT NULL UNIQUE,
    display_name   text        NOT NULL,
    email          text UNIQUE,
    owner_id       bigint REFERENCES account (account_id),
    public_visible boolean     NOT NULL,
    admin          boolean     NOT NULL,
    created_at     timestamptz NOT NULL
);

CREATE INDEX account_owner ON account (owner_id) WHERE owner_id IS NOT NULL;

-- Every address ever given out, and what it looks like. Neither goes to another account.
CREATE TABLE address_skeleton (
    skeleton   text PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account (account_id)
);

CREATE TABLE address (
    address    text PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account (account_id)
);

CREATE TABLE login_code (
    email        text PRIMARY KEY,
    hash         text        NOT NULL,
    display_name text,
    sent_at      timestamptz NOT NULL,
    wrong_tries  integer     NOT NULL
);

CREATE TABLE session (
    session_id     text PRIMARY KEY,
    token_hash     text        NOT NULL UNIQUE,
    account_id     bigint      NOT NULL REFERENCES account (account_id),
    device_name    text,
    session_name   text,
    listen_channel text        NOT NULL,
    visible        boolean     NOT NULL,
    state          text,
    status_text    text,
    created_at     timestamptz NOT NULL,
    expires_at     timestamptz
);

CREATE INDEX session_account ON session (account_id);

-- Apart from session, because it is written every moment; the free space keeps its updates inside their page.
CREATE TABLE reader (
    session_id       text PRIMARY KEY REFERENCES session (session_id) ON DELETE CASCADE,
    acknowledged_seq bigint      NOT NULL,
    last_seen_at     timestamptz NOT NULL
) WITH (fillfactor = 50);

-- What is known of an account's log besides its events.
CREATE TABLE inbox (
    account_id       bigint PRIMARY KEY REFERENCES account (account_id),
    acknowledged_seq bigint NOT NULL DEFAULT 0,
    pruned_seq       bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE TABLE conversation (
    conversation_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    low_account     bigint NOT NULL REFERENCES account (account_id),
    high_account    bigint NOT NULL REFERENCES account (account_id),
    pruned_seq      bigint NOT NULL DEFAULT 0,
    CHECK (low_account <= high_account),
    UNIQUE (low_account, high_account)
);

-- No foreign keys here and below: the writer is the only one that inserts, and each key would cost a look-up a row.
CREATE TABLE message (
    message_id       uuid PRIMARY KEY,
    conversation_id  bigint      NOT NULL,
    conversation_seq bigint      NOT NULL,
    sender_id        bigint      NOT NULL,
    channel          text        NOT NULL,
    text             text        NOT NULL,
    subject          text,
    reply_to         uuid,
    created_at       timestamptz NOT NULL,
    expires_at       timestamptz,
    idempotency_key  text,
    fingerprint      bytea
);

-- The order of a conversation: a number is given out once, so that two writers can't take the same.
CREATE UNIQUE INDEX message_order ON message (conversation_id, conversation_seq);
CREATE UNIQUE INDEX message_idempotency ON message (sender_id, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- The logs. The key is the order, and what keeps two writers from taking the same number.
CREATE TABLE inbox_event (
    account_id bigint      NOT NULL,
    seq        bigint      NOT NULL,
    at         timestamptz NOT NULL,
    kind       text        NOT NULL,
    message_id uuid,
    body       jsonb,
    CONSTRAINT inbox_order PRIMARY KEY (account_id, seq)
);

-- Each step of a reader through a conversation; the first one that covers a message tells when.
CREATE TABLE receipt_mark (
    conversation_id bigint      NOT NULL,
    account_id      bigint      NOT NULL,
    status          text        NOT NULL CHECK (status IN ('delivered', 'read')),
    up_to_seq       bigint      NOT NULL,
    at              timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, account_id, status, up_to_seq)
);

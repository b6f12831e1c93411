CREATE TABLE callback (
    callback_id           text PRIMARY KEY,
    account_id            bigint      NOT NULL REFERENCES account (account_id),
    url                   text        NOT NULL,
    channels              text[]      NOT NULL,
    keywords              text[]      NOT NULL,
    secret                text        NOT NULL,
    previous_secret       text,
    previous_secret_until timestamptz,
    disabled              text CHECK (disabled IN ('by_owner', 'gone', 'failing')),
    failing_since         timestamptz,
    created_at            timestamptz NOT NULL,
    idempotency_key       text,
    UNIQUE (account_id, idempotency_key)
);

CREATE INDEX callback_active ON callback (account_id) WHERE disabled IS NULL;

-- Apart from callback, because it is written all the time, and held by whoever reads the owner's log.
CREATE TABLE callback_position (
    callback_id text PRIMARY KEY REFERENCES callback (callback_id) ON DELETE CASCADE,
    seq         bigint NOT NULL
) WITH (fillfactor = 50);

-- A delivery that a worker has taken on is pending still, and due when the worker should be done with it.
-- No foreign key, and no more indexes than these: every message that is told passes through here.
CREATE TABLE callback_delivery (
    callback_id text        NOT NULL,
    delivery_id uuid        NOT NULL,
    message_id  uuid,
    state       text        NOT NULL CHECK (state IN ('pending', 'delivered', 'failed', 'cancelled')),
    created_at  timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,
    failures    integer     NOT NULL,
    attempts    jsonb       NOT NULL DEFAULT '[]',
    PRIMARY KEY (callback_id, delivery_id)
) WITH (fillfactor = 70);

CREATE INDEX callback_delivery_pending ON callback_delivery (callback_id, due_at) WHERE state = 'pending';

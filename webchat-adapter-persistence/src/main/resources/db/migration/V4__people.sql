-- A blocked account's sessions end and it can't come back; an ended agent never does.
ALTER TABLE account
    ADD COLUMN standing text NOT NULL DEFAULT 'active' CHECK (standing IN ('active', 'blocked', 'ended'));

CREATE TABLE pairing_code (
    hash       text PRIMARY KEY,
    account_id bigint      NOT NULL REFERENCES account (account_id),
    expires_at timestamptz NOT NULL
);

CREATE TABLE question (
    question_id     text PRIMARY KEY,
    message_id      uuid        NOT NULL,
    conversation_id bigint      NOT NULL,
    asker_id        bigint      NOT NULL REFERENCES account (account_id),
    text            text        NOT NULL,
    options         jsonb       NOT NULL,
    allow_text      boolean     NOT NULL,
    fallback        text        NOT NULL,
    concerns        text,
    asked_at        timestamptz NOT NULL,
    expires_at      timestamptz,
    state           text        NOT NULL CHECK (state IN ('open', 'answered', 'expired')),
    answer_option   text,
    answer_text     text,
    answered_by     bigint REFERENCES account (account_id),
    answered_at     timestamptz
);

CREATE INDEX question_open ON question (conversation_id) WHERE state = 'open';
CREATE INDEX question_due ON question (expires_at) WHERE state = 'open' AND expires_at IS NOT NULL;
CREATE INDEX question_concerns ON question (concerns) WHERE concerns IS NOT NULL;
CREATE INDEX question_conversation ON question (conversation_id, asked_at);

CREATE TABLE personal_block (
    blocker_id bigint      NOT NULL REFERENCES account (account_id),
    blocked_id bigint      NOT NULL REFERENCES account (account_id),
    at         timestamptz NOT NULL,
    PRIMARY KEY (blocker_id, blocked_id)
);

CREATE INDEX personal_block_blocked ON personal_block (blocked_id);

CREATE TABLE abuse_report (
    report_id   text PRIMARY KEY,
    reporter_id bigint      NOT NULL REFERENCES account (account_id),
    accused_id  bigint      NOT NULL REFERENCES account (account_id),
    message_id  uuid,
    reason      text        NOT NULL,
    note        text        NOT NULL,
    at          timestamptz NOT NULL,
    resolved_by bigint REFERENCES account (account_id),
    resolved_at timestamptz,
    resolution  text
);

CREATE INDEX abuse_report_time ON abuse_report (at);

CREATE TABLE access_request (
    request_id   text PRIMARY KEY,
    email        text        NOT NULL UNIQUE,
    display_name text,
    state        text        NOT NULL CHECK (state IN ('pending', 'approved', 'denied')),
    asked_at     timestamptz NOT NULL,
    decided_by   bigint REFERENCES account (account_id),
    decided_at   timestamptz
);

CREATE TABLE audit (
    audit_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    actor_id bigint REFERENCES account (account_id),
    deed     text        NOT NULL,
    target   text        NOT NULL,
    detail   text        NOT NULL
);

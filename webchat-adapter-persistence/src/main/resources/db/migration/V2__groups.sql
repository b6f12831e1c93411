CREATE TABLE chat_group (
    group_id        text PRIMARY KEY,
    conversation_id bigint      NOT NULL UNIQUE,
    name            text        NOT NULL,
    description     text        NOT NULL,
    visibility      text        NOT NULL CHECK (visibility IN ('public', 'private')),
    mode            text        NOT NULL CHECK (mode IN ('chat', 'stream')),
    join_policy     text        NOT NULL CHECK (join_policy IN ('approval', 'open', 'invite')),
    history         text        NOT NULL CHECK (history IN ('all', 'from_join')),
    created_at      timestamptz NOT NULL,
    deleted_at      timestamptz
);

-- A group's conversation has no two sides.
ALTER TABLE conversation
    ALTER COLUMN low_account DROP NOT NULL,
    ALTER COLUMN high_account DROP NOT NULL,
    ADD COLUMN group_id text UNIQUE REFERENCES chat_group (group_id),
    ADD CHECK ((group_id IS NULL) = (low_account IS NOT NULL)),
    ADD CHECK ((low_account IS NULL) = (high_account IS NULL));

CREATE INDEX conversation_high ON conversation (high_account);

CREATE TABLE group_member (
    group_id     text        NOT NULL REFERENCES chat_group (group_id),
    account_id   bigint      NOT NULL REFERENCES account (account_id),
    role         text        NOT NULL CHECK (role IN ('owner', 'admin', 'member')),
    joined_after bigint      NOT NULL,
    joined_at    timestamptz NOT NULL,
    PRIMARY KEY (group_id, account_id)
);

CREATE INDEX group_member_account ON group_member (account_id);

CREATE TABLE join_request (
    request_id text PRIMARY KEY,
    group_id   text        NOT NULL REFERENCES chat_group (group_id),
    account_id bigint      NOT NULL REFERENCES account (account_id),
    state      text        NOT NULL CHECK (state IN ('pending', 'accepted', 'rejected')),
    asked_at   timestamptz NOT NULL
);

CREATE UNIQUE INDEX join_request_pending ON join_request (group_id, account_id) WHERE state = 'pending';

-- Tellings to large groups that are under way.
CREATE TABLE fan_out (
    fan_out_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    group_id   text        NOT NULL,
    kind       text        NOT NULL,
    message_id uuid,
    body       jsonb,
    except_id  bigint      NOT NULL,
    at         timestamptz NOT NULL,
    done_up_to bigint      NOT NULL
);

ALTER TABLE message
    ADD COLUMN edited_at  timestamptz,
    ADD COLUMN deleted_at timestamptz;

CREATE TABLE message_edit (
    edit_id     bigint GENERATED ALWAYS AS IDENTITY,
    message_id  uuid        NOT NULL,
    replaced_at timestamptz NOT NULL,
    text        text        NOT NULL,
    PRIMARY KEY (message_id, edit_id)
);

CREATE TABLE reaction (
    message_id uuid        NOT NULL,
    account_id bigint      NOT NULL,
    emoji      text        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (message_id, account_id, emoji)
);

CREATE TABLE conversation_marks (
    account_id      bigint  NOT NULL,
    conversation_id bigint  NOT NULL,
    archived        boolean NOT NULL,
    muted           boolean NOT NULL,
    PRIMARY KEY (account_id, conversation_id)
);

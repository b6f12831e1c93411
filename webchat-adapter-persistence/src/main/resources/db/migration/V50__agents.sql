-- What the owner of an agent has decided about it. Without a row the relay's defaults hold.
CREATE TABLE agent_control (
    agent_id          bigint PRIMARY KEY REFERENCES account (account_id),
    paused_since      timestamptz,
    pause_reason      text,
    loop_limit        integer,
    messages_per_hour integer
);

-- Conversations in which automatic messages answered each other for too long, until somebody decides or writes.
CREATE TABLE loop_stop (
    conversation_id bigint PRIMARY KEY,
    concern         text        NOT NULL,
    stopped_at      timestamptz NOT NULL
);

package io.webchat.boot.house.wrong.application;

import io.webchat.boot.house.wrong.adapter.rest.SeesAnotherAdapter;

public record SeesAnAdapter(SeesAnotherAdapter wrong) {}

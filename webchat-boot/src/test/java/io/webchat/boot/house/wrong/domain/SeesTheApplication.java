package io.webchat.boot.house.wrong.domain;

import io.webchat.boot.house.wrong.application.SeesAnAdapter;

record SeesTheApplication(SeesAnAdapter wrong) {}

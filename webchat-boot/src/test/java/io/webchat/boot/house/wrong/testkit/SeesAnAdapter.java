package io.webchat.boot.house.wrong.testkit;

import io.webchat.boot.house.wrong.adapter.rest.SeesAnotherAdapter;

record SeesAnAdapter(SeesAnotherAdapter wrong) {}

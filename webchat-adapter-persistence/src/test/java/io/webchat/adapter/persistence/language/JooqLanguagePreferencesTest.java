package io.webchat.adapter.persistence.language;

import io.webchat.adapter.persistence.PostgresStore;
import io.webchat.testkit.fixture.Store;
import io.webchat.testkit.language.LanguagePreferencesContract;

class JooqLanguagePreferencesTest implements LanguagePreferencesContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}

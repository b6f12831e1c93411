package io.webchat.adapter.persistence;

import io.webchat.testkit.language.LanguagePreferencesContract;
import io.webchat.testkit.work.Store;

class JooqLanguagePreferencesTest implements LanguagePreferencesContract {
    private final Store store = PostgresStore.empty();

    @Override
    public Store store() {
        return store;
    }
}

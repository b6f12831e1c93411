package io.webchat.testkit.work;

/** What the contracts of all ports have in common: the store they try. */
public interface StoreContract {
    /** Empty at the start of each test, and the same one all through it. */
    Store store();

    /** Makes what a test needs to be there already. */
    default Fixtures given() {
        return new Fixtures(store());
    }
}

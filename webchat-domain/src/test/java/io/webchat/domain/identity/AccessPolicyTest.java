package io.webchat.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessPolicyTest {
    private static final EmailAddress ADA = new EmailAddress("ada@example.com");
    private static final EmailAddress OTHER = new EmailAddress("other@else.example");

    /** Each list is empty, names somebody else, or names Ada. */
    enum Listing {
        EMPTY,
        OTHERS,
        ADAS;

        Set<EmailAddress> emails() {
            return switch (this) {
                case EMPTY -> Set.of();
                case OTHERS -> Set.of(OTHER);
                case ADAS -> Set.of(OTHER, ADA);
            };
        }

        Set<String> domains() {
            return switch (this) {
                case EMPTY -> Set.of();
                // A domain is matched whole: neither what contains it nor what it contains.
                case OTHERS -> Set.of("com", "mail.example.com", "ample.com");
                case ADAS -> Set.of("com", "example.com");
            };
        }
    }

    record Case(boolean open, Listing emails, Listing domains, Listing adminEmails, Listing adminDomains) {
        AccessPolicy policy() {
            return new AccessPolicy(
                    open, emails.emails(), domains.domains(), adminEmails.emails(), adminDomains.domains());
        }
    }

    private static Stream<Case> all() {
        Listing[] listings = Listing.values();
        return IntStream.range(0, 2 * 81)
                .mapToObj(number -> new Case(
                        number < 81,
                        listings[number % 3],
                        listings[number / 3 % 3],
                        listings[number / 9 % 3],
                        listings[number / 27 % 3]));
    }

    @ParameterizedTest
    @MethodSource("all")
    void adminsShouldBeThoseWhomAnAdminListNames(Case given) {
        assertThat(given.policy().admin(ADA))
                .isEqualTo(given.adminEmails == Listing.ADAS || given.adminDomains == Listing.ADAS);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theListedAndAdminsShouldBeAdmittedAndEverybodyOnlyWhenOpenWithoutLists(Case given) {
        boolean listed = Stream.of(given.emails, given.domains, given.adminEmails, given.adminDomains)
                .anyMatch(Listing.ADAS::equals);
        boolean everybody = given.open && given.emails == Listing.EMPTY && given.domains == Listing.EMPTY;

        assertThat(given.policy().admits(ADA)).isEqualTo(listed || everybody);
    }
}

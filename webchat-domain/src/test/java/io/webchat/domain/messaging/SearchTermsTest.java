package io.webchat.domain.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.domain.messaging.SearchTerms.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTermsTest {
    @Test
    void quotesAndHyphensShouldMakeTerms() {
        SearchTerms terms = SearchTerms.parse("build \"Out of Memory\" -test -\"in vain\" C++ well-known");

        assertThat(terms.wanted())
                .containsExactly(
                        new Term("build", false),
                        new Term("out of memory", true),
                        new Term("c++", true),
                        new Term("well-known", false));
        assertThat(terms.unwanted()).containsExactly(new Term("test", false), new Term("in vain", true));
    }

    @ParameterizedTest
    @CsvSource({"-5, -5", "'\"\"', '\"\"'"})
    void aTextOfNoWantedTermShouldBeLookedForItself(String typed, String folded) {
        assertThat(SearchTerms.parse(typed).wanted()).containsExactly(new Term(folded, true));
    }
}

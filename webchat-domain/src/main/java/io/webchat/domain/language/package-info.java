/** Languages: which one a receiver wants, what of a text is to be translated, what a translation says. */
@NullMarked
package io.webchat.domain.language;

import org.jspecify.annotations.NullMarked;

/** Reports of abuse, requests for access, and the audit. */
@NullMarked
package io.webchat.domain.safety;

import org.jspecify.annotations.NullMarked;

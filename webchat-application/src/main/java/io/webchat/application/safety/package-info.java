/** What protects people, and what admins do for them. */
@NullMarked
package io.webchat.application.safety;

import org.jspecify.annotations.NullMarked;

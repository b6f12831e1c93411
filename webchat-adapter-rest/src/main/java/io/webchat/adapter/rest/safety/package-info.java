/** Blocks, reports and the admins' endpoints. */
@NullMarked
package io.webchat.adapter.rest.safety;

import org.jspecify.annotations.NullMarked;

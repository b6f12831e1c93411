/** Blocks, reports, access requests, audit and statistics. */
@NullMarked
package io.webchat.adapter.persistence.safety;

import org.jspecify.annotations.NullMarked;

/** Questions. */
@NullMarked
package io.webchat.adapter.persistence.questions;

import org.jspecify.annotations.NullMarked;

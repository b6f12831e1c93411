/** Questions over HTTP. */
@NullMarked
package io.webchat.adapter.rest.questions;

import org.jspecify.annotations.NullMarked;

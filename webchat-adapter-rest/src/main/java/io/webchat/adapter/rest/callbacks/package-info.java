@NullMarked
package io.webchat.adapter.rest.callbacks;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.webchat.adapter.rest.exchange;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.webchat.adapter.rest.metrics;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.webchat.adapter.rest.identity;

import org.jspecify.annotations.NullMarked;

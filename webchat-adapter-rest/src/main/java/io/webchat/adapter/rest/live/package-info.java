@NullMarked
package io.webchat.adapter.rest.live;

import org.jspecify.annotations.NullMarked;

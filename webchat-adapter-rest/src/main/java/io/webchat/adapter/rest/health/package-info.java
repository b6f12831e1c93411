@NullMarked
package io.webchat.adapter.rest.health;

import org.jspecify.annotations.NullMarked;

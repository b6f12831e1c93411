@NullMarked
package io.webchat.adapter.rest.server;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.webchat.adapter.rest.auth;

import org.jspecify.annotations.NullMarked;

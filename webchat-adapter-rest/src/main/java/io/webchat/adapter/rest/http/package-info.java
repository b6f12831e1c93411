@NullMarked
package io.webchat.adapter.rest.http;

import org.jspecify.annotations.NullMarked;

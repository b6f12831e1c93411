@NullMarked
package io.webchat.adapter.rest.json;

import org.jspecify.annotations.NullMarked;

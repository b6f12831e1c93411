@NullMarked
package io.webchat.adapter.rest.directory;

import org.jspecify.annotations.NullMarked;

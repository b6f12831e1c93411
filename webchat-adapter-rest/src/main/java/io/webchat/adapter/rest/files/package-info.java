@NullMarked
package io.webchat.adapter.rest.files;

import org.jspecify.annotations.NullMarked;

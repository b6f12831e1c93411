@NullMarked
package io.webchat.adapter.rest.problem;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.webchat.adapter.rest.groups;

import org.jspecify.annotations.NullMarked;

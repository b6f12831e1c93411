/** The description of the API, made from the resources, and its readable page. */
@NullMarked
package io.webchat.adapter.rest.openapi;

import org.jspecify.annotations.NullMarked;

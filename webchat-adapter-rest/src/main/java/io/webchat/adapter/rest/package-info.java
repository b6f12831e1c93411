@NullMarked
package io.webchat.adapter.rest;

import org.jspecify.annotations.NullMarked;

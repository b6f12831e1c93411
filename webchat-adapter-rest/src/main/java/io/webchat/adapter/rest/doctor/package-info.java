@NullMarked
package io.webchat.adapter.rest.doctor;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.webchat.adapter.persistence.agents;

import org.jspecify.annotations.NullMarked;

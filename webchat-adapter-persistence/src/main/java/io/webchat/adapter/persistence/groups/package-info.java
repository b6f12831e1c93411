/** Groups, their members, and fan-out to large groups. */
@NullMarked
package io.webchat.adapter.persistence.groups;

import org.jspecify.annotations.NullMarked;

/** Contracts of groups and of telling them. */
@NullMarked
package io.webchat.testkit.groups;

import org.jspecify.annotations.NullMarked;

/** What the port of questions keeps. */
@NullMarked
package io.webchat.testkit.questions;

import org.jspecify.annotations.NullMarked;

/** Questions: asked, waited for, answered once or expired. */
@NullMarked
package io.webchat.application.questions;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.webchat.boot.house.wrong.testkit;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.webchat.boot.house.wrong.boot;

import org.jspecify.annotations.NullMarked;

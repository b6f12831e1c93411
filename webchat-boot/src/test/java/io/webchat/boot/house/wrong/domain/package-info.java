@NullMarked
package io.webchat.boot.house.wrong.domain;

import org.jspecify.annotations.NullMarked;

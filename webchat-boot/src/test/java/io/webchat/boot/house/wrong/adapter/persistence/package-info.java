@NullMarked
package io.webchat.boot.house.wrong.adapter.persistence;

import org.jspecify.annotations.NullMarked;

package io.webchat.adapter.rest.auth;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@link io.webchat.application.identity.SignedIn}, {@link Sender} or
 * {@link io.webchat.domain.bridge.Phone} parameter of a resource method: the caller. The method is reached only with a
 * valid session or key, and the body isn't read without one. A method without such a parameter is public.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Auth {
    /** When false, a call that shows no token gets null. One that shows a bad token is refused all the same. */
    boolean required() default true;

    /** Whether only admins reach the method. */
    boolean admin() default false;
}

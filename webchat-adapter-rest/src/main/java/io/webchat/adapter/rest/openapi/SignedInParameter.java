package io.webchat.adapter.rest.openapi;

import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.jaxrs2.ResolvedParameter;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.oas.models.Components;
import io.webchat.adapter.rest.auth.Auth;
import jakarta.ws.rs.Consumes;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The signed-in caller comes from the token: it is no parameter and no body of a call. */
final class SignedInParameter extends AbstractOpenAPIExtension {
    @Override
    public ResolvedParameter extractParameters(
            List<Annotation> annotations,
            Type type,
            Set<Type> typesToSkip,
            Components components,
            Consumes classConsumes,
            Consumes methodConsumes,
            boolean includeRequestBody,
            @Nullable JsonView jsonViewAnnotation,
            Iterator<OpenAPIExtension> chain) {
        boolean caller = annotations.stream().anyMatch(Auth.class::isInstance);
        return caller
                ? new ResolvedParameter()
                : super.extractParameters(
                        annotations,
                        type,
                        typesToSkip,
                        components,
                        classConsumes,
                        methodConsumes,
                        includeRequestBody,
                        jsonViewAnnotation,
                        chain);
    }

    @Override
    protected boolean shouldIgnoreClass(Class<?> type) {
        return TypeFactory.rawClass(type).getName().startsWith("jakarta.");
    }
}

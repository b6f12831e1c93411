package io.webchat.adapter.rest.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * JSON as the relay speaks it: snake_case, absent instead of null (a component that has to be there as null says
 * {@code @JsonInclude(ALWAYS)}), times as ISO-8601 UTC with microseconds. What comes in may have fields that we don't
 * know, but no field of another type than ours, none twice, and no null inside of a list.
 */
public final class Json {
    /** Deeper than any body of ours, and too shallow to overflow a stack. */
    private static final int DEEPEST = 64;

    private final JsonMapper mapper = mapper();

    /** @throws IllegalStateException when the value can't be written, which is a fault of its class */
    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't write a " + value.getClass().getName(), e);
        }
    }

    /**
     * Reads one object, or one list where {@code type} is one.
     *
     * @param utf8 the whole of it
     * @throws io.webchat.domain.Refusal {@code json_invalid} when it is no JSON of the right shape,
     *     {@code bad_request} when a field has the wrong type
     */
    public <T> T read(byte[] utf8, Class<T> type) {
        return type.cast(read(utf8, mapper.constructType(type)));
    }

    /**
     * The value as text that is the same for every order of its fields, without its idempotency key: by it repeats of a
     * call are known.
     */
    public String canonical(Object value) {
        JsonNode tree = mapper.valueToTree(value);
        if (tree instanceof ObjectNode object) {
            object.remove("idempotency_key");
        }
        return sorted(tree).toString();
    }

    private static JsonNode sorted(JsonNode tree) {
        if (tree instanceof ArrayNode list) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> copy.add(sorted(element)));
            return copy;
        }
        if (!tree.isObject()) {
            return tree;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(tree.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .forEach((name, field) -> copy.set(name, sorted(field)));
        return copy;
    }

    /** An answer of ours, said to be a repeat. */
    public byte[] duplicate(String answer) {
        try {
            return write(((ObjectNode) mapper.readTree(answer)).put("duplicate", true));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of ours can't be read", e);
        }
    }

    Object read(byte[] utf8, JavaType type) {
        return JsonBody.read(mapper, utf8, type);
    }

    JavaType type(java.lang.reflect.Type type) {
        return mapper.constructType(type);
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder(factory())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .addModule(new SimpleModule()
                        .addSerializer(Instant.class, new InstantWriter())
                        .addDeserializer(Instant.class, new InstantReader()));
        builder.withCoercionConfig(LogicalType.Textual, Json::onlyText);
        builder.defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
        return builder.build();
    }

    private static void onlyText(com.fasterxml.jackson.databind.cfg.MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                // The default pool is per thread: useless to virtual threads, which live for one request.
                .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // Where an error is, is told by line and column alone, never by the text around it.
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .build();
    }
}

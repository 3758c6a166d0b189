package asyncio.http;

import asyncio.http.InvalidRequest.Invalid;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Values as JSON, by Jackson. Records are objects.
 *
 * <p>Reading is strict. A record's component must be there and must not be null, unless it is an
 * {@link Optional}; a number is no string, nor a string a number; what a record does not know is
 * ignored. A record whose constructor throws an {@link IllegalArgumentException} has checked itself:
 * its message is for the client.
 */
public final class Json {

  /** The type of what is written here. */
  public static final String CONTENT_TYPE = "application/json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .annotationIntrospector(new OnlyOptionalsCanBeMissing())
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              coercion ->
                  coercion
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private Json() {}

  /**
   * A value as JSON, in UTF-8.
   *
   * @throws JacksonException if it cannot be written
   */
  public static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** A response with a value as its body, and status 200. */
  public static Response response(Object value) {
    return Response.of(Status.OK, CONTENT_TYPE, write(value));
  }

  /**
   * Whether a {@code Content-Type} says JSON: {@code application/json}, or a type that ends in {@code
   * +json}, whatever its parameters.
   */
  public static boolean isJson(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals(CONTENT_TYPE) || type.startsWith("application/") && type.endsWith("+json");
  }

  /**
   * Reads a value.
   *
   * @throws HttpError 400, if that is no JSON
   * @throws InvalidRequest if it is, but not for such a type
   */
  public static Object read(byte[] json, Type type) {
    JsonNode tree = parse(json);
    try {
      Object value = MAPPER.treeToValue(tree, MAPPER.constructType(type));
      if (value == null) {
        throw invalid("", "must not be null");
      }
      return value;
    } catch (JacksonException mismatch) {
      throw invalid(way(mismatch), problem(mismatch, tree));
    }
  }

  /** First of all, since Jackson would complain of the first mistake, whichever kind it is. */
  private static JsonNode parse(byte[] json) {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(json);
    } catch (JacksonException broken) {
      throw new HttpError(Status.BAD_REQUEST, "the body is not JSON");
    }
    if (tree.isMissingNode()) {
      throw new HttpError(Status.BAD_REQUEST, "the body is empty, and should be JSON");
    }
    return tree;
  }

  private static InvalidRequest invalid(String name, String problem) {
    return new InvalidRequest(List.of(new Invalid("body", name, problem)));
  }

  private static String way(JacksonException mismatch) {
    return mismatch.getPath().stream().map(Json::step).collect(Collectors.joining("."));
  }

  private static String step(JacksonException.Reference reference) {
    return reference.getPropertyName() == null
        ? String.valueOf(reference.getIndex())
        : reference.getPropertyName();
  }

  /** Jackson's own messages name classes, which are no business of the client's. */
  private static String problem(JacksonException mismatch, JsonNode tree) {
    if (mismatch instanceof ValueInstantiationException
        && mismatch.getCause() instanceof IllegalArgumentException checked) {
      return "is not valid: " + checked.getMessage();
    }
    JsonNode there = at(tree, mismatch);
    if (there.isMissingNode()) {
      return "is missing";
    }
    if (there.isNull()) {
      return "must not be null";
    }
    return switch (mismatch) {
      case MismatchedInputException wrong when wrong.getTargetType() != null ->
          "must be " + name(wrong.getTargetType());
      case InputCoercionException tooLarge -> "must be " + name(tooLarge.getTargetType());
      default -> "is not valid";
    };
  }

  private static JsonNode at(JsonNode tree, JacksonException mismatch) {
    JsonNode node = tree;
    for (JacksonException.Reference step : mismatch.getPath()) {
      node =
          step.getPropertyName() == null
              ? node.path(step.getIndex())
              : node.path(step.getPropertyName());
    }
    return node;
  }

  private static String name(Class<?> type) {
    if (type.isEnum()) {
      return Stream.of(type.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    }
    if (type.isRecord() || Map.class.isAssignableFrom(type)) {
      return "an object";
    }
    return switch (type.getSimpleName()) {
      case "int", "Integer" -> "an int";
      case "long", "Long" -> "a long";
      case "double", "Double", "float", "Float", "BigDecimal" -> "a number";
      case "boolean", "Boolean" -> "true or false";
      case "String" -> "a string";
      case "LocalDate" -> "a date such as 2025-12-31";
      default -> "a " + type.getSimpleName();
    };
  }

  private static final class OnlyOptionalsCanBeMissing extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      Boolean marked = super.hasRequiredMarker(config, member);
      return marked == null && member instanceof AnnotatedParameter
          ? Boolean.valueOf(member.getRawType() != Optional.class)
          : marked;
    }
  }
}

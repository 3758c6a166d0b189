package asyncio.http;

import static asyncio.Asyncio.await;

import asyncio.http.InvalidRequest.Invalid;
import asyncio.http.PathTemplate.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import loopcraft.grader.Exercise;

/**
 * Makes the record of a route's parameters out of a request: what the parameters of a function are
 * for FastAPI.
 *
 * <p>What a component can be, {@link RecordShape} says, and {@link Component}. A value whose name
 * is a parameter of the path is what stands there; any other value is what stands in the query.
 *
 * @param <P> the record
 */
@Exercise(value = "04.3", part = 3)
final class Parameters<P> {

  private final RecordShape<P> shape;

  private Parameters(RecordShape<P> shape) {
    this.shape = shape;
  }

  /**
   * Looks at a record when its route is added, so that a mistake shows before the first request.
   *
   * @throws IllegalArgumentException if that is no record of parameters; if the template has a
   *     parameter for which the record has no value ({@link Component.One}, {@link Component.Maybe}
   *     or {@link Component.Many}): {@code Page has no value for {id}}; or if it has no {@link
   *     Component.Many} for the rest of a path: {@code Page has no list for {path...}}
   */
  static <P> Parameters<P> of(Class<P> record, PathTemplate template) {
    RecordShape<P> shape = RecordShape.of(record);
    for (Segment segment : template.segments()) {
      switch (segment) {
        case Segment.Literal _ -> {}
        case Segment.Parameter(String name) ->
            require(shape, name, Parameters::isValue, "%s has no value for {%s}");
        case Segment.Rest(String name) ->
            require(shape, name, Component.Many.class::isInstance, "%s has no list for {%s...}");
      }
    }
    return new Parameters<>(shape);
  }

  private static boolean isValue(Component component) {
    return switch (component) {
      case Component.One _, Component.Maybe _, Component.Many _ -> true;
      case Component.Whole _, Component.Body _ -> false;
    };
  }

  private static void require(
      RecordShape<?> shape, String name, Predicate<Component> fits, String otherwise) {
    if (shape.components().stream()
        .filter(component -> component.name().equals(name))
        .noneMatch(fits)) {
      throw new IllegalArgumentException(otherwise.formatted(shape, name));
    }
  }

  /**
   * Makes the record; awaits the body if there is a component for it.
   *
   * <p>First the values. All that are wrong are told together, in the order of the components, each
   * of a list by itself, and then the body is not even read. {@link Invalid#in} is {@code path} or
   * {@code query}, and {@link Invalid#detail} what the converter says, or {@code is missing}, or
   * {@code must be given once}.
   *
   * @param path the parameters of the path, by their names
   * @throws InvalidRequest if a value is not what it should be, or the body, or if the record's
   *     constructor throws an {@link IllegalArgumentException}: its message is for the client; if
   *     it has none, {@code the parameters are not valid}
   * @throws HttpError 415 if the body is not said to be JSON: {@code the body should be
   *     application/json}; 400 if it is none; and what reading the body throws
   * @throws Exception anything else that the constructor throws
   */
  P bind(Request request, Map<String, List<String>> path) throws Exception {
    var errors = new ArrayList<Invalid>();
    var values = new ArrayList<>();
    for (Component component : shape.components()) {
      values.add(value(component, request, path, errors));
    }
    if (!errors.isEmpty()) {
      throw new InvalidRequest(errors);
    }
    for (int i = 0; i < values.size(); i++) {
      if (shape.components().get(i) instanceof Component.Body body) {
        values.set(i, read(request, body));
      }
    }
    try {
      return shape.make(values);
    } catch (IllegalArgumentException refused) {
      throw new InvalidRequest(
          Objects.requireNonNullElse(refused.getMessage(), "the parameters are not valid"));
    }
  }

  private static Object value(
      Component component, Request request, Map<String, List<String>> path, List<Invalid> errors) {
    String name = component.name();
    var given =
        path.containsKey(name)
            ? new Given("path", name, path.get(name), errors)
            : new Given(
                "query", name, request.target().parameters().getOrDefault(name, List.of()), errors);
    return switch (component) {
      case Component.One(_, var converter, var otherwise) ->
          given.atMostOne(converter).or(() -> otherwise).orElseGet(given::missing);
      case Component.Maybe(_, var converter) -> given.atMostOne(converter);
      case Component.Many(_, var converter) -> given.all(converter);
      case Component.Whole _ -> request;
      case Component.Body _ -> null;
    };
  }

  private static Object read(Request request, Component.Body body) {
    if (request.headers().get("Content-Type").filter(Json::isJson).isEmpty()) {
      throw new HttpError(Status.UNSUPPORTED_MEDIA_TYPE, "the body should be application/json");
    }
    return Json.read(await(request.body().readAll()), body.type());
  }

  /** What the client gave for a name, and where complaints go. */
  private record Given(String in, String name, List<String> texts, List<Invalid> errors) {

    Optional<Object> atMostOne(Converter converter) {
      if (texts.size() > 1) {
        complain("must be given once");
        return Optional.empty();
      }
      return texts.stream().findFirst().map(text -> convert(converter, text));
    }

    List<Object> all(Converter converter) {
      return texts.stream().map(text -> convert(converter, text)).toList();
    }

    Object missing() {
      if (texts.isEmpty()) {
        complain("is missing");
      }
      return null;
    }

    private Object convert(Converter converter, String text) {
      try {
        return converter.convert(text);
      } catch (IllegalArgumentException wrong) {
        complain(wrong.getMessage());
        return null;
      }
    }

    private void complain(String detail) {
      errors.add(new Invalid(in, name, detail));
    }
  }
}

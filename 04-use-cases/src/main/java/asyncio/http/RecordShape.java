package asyncio.http;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a record says about the parameters of a route.
 *
 * <p>A component whose type is {@code int}, {@code long}, {@code double}, {@code boolean} or the
 * class of one of these, a {@code String}, an enum, a {@link java.util.UUID} or a {@link
 * java.time.LocalDate} is one value; with {@link Default} it need not be given. An {@link Optional}
 * of such a type is one or none, a {@link List} any number. A {@link Request} is the request itself.
 * Any other record, list, {@link Map} or {@link JsonNode} is the body; there can be one.
 *
 * @param <P> the record
 */
final class RecordShape<P> {

  private final Class<P> type;
  private final Constructor<P> constructor;
  private final List<Component> components;

  private RecordShape(Class<P> type, Constructor<P> constructor, List<Component> components) {
    this.type = type;
    this.constructor = constructor;
    this.components = components;
  }

  /**
   * Looks at a record.
   *
   * @throws IllegalArgumentException if it is none, or has a component that is none of the above
   */
  static <P> RecordShape<P> of(Class<P> type) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException("not a record: " + type.getName());
    }
    List<Component> components =
        Arrays.stream(type.getRecordComponents()).map(RecordShape::component).toList();
    if (components.stream().filter(Component.Body.class::isInstance).count() > 1) {
      throw new IllegalArgumentException("more than one body in " + type.getSimpleName());
    }
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<P> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return new RecordShape<>(type, constructor, components);
    } catch (NoSuchMethodException impossible) {
      throw new AssertionError("every record has this constructor", impossible);
    }
  }

  private static Component component(RecordComponent component) {
    String name = component.getName();
    Default given = component.getAnnotation(Default.class);
    Optional<Converter> converter = Converter.to(component.getType());
    if (converter.isPresent()) {
      return new Component.One(
          name,
          converter.get(),
          Optional.ofNullable(given).map(text -> converter.get().convert(text.value())));
    }
    if (given != null) {
      throw new IllegalArgumentException("no default is possible for " + component);
    }
    Optional<Converter> inside = insideOf(component.getGenericType());
    if (component.getType() == Optional.class && inside.isPresent()) {
      return new Component.Maybe(name, inside.get());
    }
    if (component.getType() == List.class && inside.isPresent()) {
      return new Component.Many(name, inside.get());
    }
    if (component.getType() == Request.class) {
      return new Component.Whole(name);
    }
    if (canBeBody(component.getType())) {
      return new Component.Body(name, component.getGenericType());
    }
    throw new IllegalArgumentException("no parameter can be " + component);
  }

  private static Optional<Converter> insideOf(Type type) {
    return type instanceof ParameterizedType parameterized
            && parameterized.getActualTypeArguments()[0] instanceof Class<?> inside
        ? Converter.to(inside)
        : Optional.empty();
  }

  private static boolean canBeBody(Class<?> type) {
    return type.isRecord()
        || type == List.class
        || type == Map.class
        || JsonNode.class.isAssignableFrom(type);
  }

  /** Its components, in their order. */
  List<Component> components() {
    return components;
  }

  /**
   * Makes a record.
   *
   * @param values one for each component
   * @throws Exception what its constructor throws
   */
  P make(List<Object> values) throws Exception {
    try {
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException thrown) {
      switch (thrown.getCause()) {
        case Exception failure -> throw failure;
        case Error error -> throw error;
        default -> throw thrown;
      }
    }
  }

  /** The record's name. */
  @Override
  public String toString() {
    return type.getSimpleName();
  }
}

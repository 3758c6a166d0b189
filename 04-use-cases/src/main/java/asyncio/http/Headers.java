package asyncio.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The header fields of a message, in their order. Names are compared without regard to case.
 *
 * <p>No field can hold what would end it: a name is a token, and a value has no control characters
 * but tabs. So what a client sent cannot add fields to a response, whoever forgets to check it.
 * Characters are those of ISO 8859-1, one for each byte. Immutable.
 */
public final class Headers {

  /** No fields. */
  public static final Headers EMPTY = new Headers(List.of());

  private final List<Field> fields;

  private Headers(List<Field> fields) {
    this.fields = fields;
  }

  /**
   * A field.
   *
   * @param name as it was written
   * @param value without the spaces around it
   */
  public record Field(String name, String value) {

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if the name is not a token, or the value has a character
     *     that must not be there
     */
    public Field {
      if (!Syntax.isToken(name)) {
        throw new IllegalArgumentException("not a header's name: \"%s\"".formatted(name));
      }
      if (!Syntax.isFieldValue(value)) {
        throw new IllegalArgumentException(
            "not a value of %s: it has characters that must not be there".formatted(name));
      }
    }

    @Override
    public String toString() {
      return name + ": " + value;
    }
  }

  /**
   * Fields from names and values in turn.
   *
   * @throws IllegalArgumentException as {@link Field} does, or if there is a name without a value
   */
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("a name without a value");
    }
    var builder = builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      builder.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return builder.build();
  }

  /** Collects fields. */
  public static Builder builder() {
    return new Builder();
  }

  /** All fields. */
  public List<Field> fields() {
    return fields;
  }

  /** The value of the first field of that name. */
  public Optional<String> get(String name) {
    for (Field field : fields) {
      if (field.name.equalsIgnoreCase(name)) {
        return Optional.of(field.value);
      }
    }
    return Optional.empty();
  }

  /** The values of all fields of that name, in their order. */
  public List<String> all(String name) {
    List<String> found = null;
    for (Field field : fields) {
      if (field.name.equalsIgnoreCase(name)) {
        found = found == null ? new ArrayList<>() : found;
        found.add(field.value);
      }
    }
    return found == null ? List.of() : Collections.unmodifiableList(found);
  }

  /** Whether there is a field of that name. */
  public boolean contains(String name) {
    return get(name).isPresent();
  }

  /**
   * Whether a word stands in the comma-separated lists of all fields of that name, compared without
   * regard to case: {@code close} in {@code Connection: TE, Close}.
   */
  public boolean hasToken(String name, String token) {
    for (Field field : fields) {
      if (field.name.equalsIgnoreCase(name)) {
        for (String listed : field.value.split(",")) {
          if (Syntax.stripSpaces(listed).equalsIgnoreCase(token)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The same, with one field more at the end. */
  public Headers plus(String name, String value) {
    return new Builder().addAll(this).add(name, value).build();
  }

  /** The same, with this as the only field of its name, at the end. */
  public Headers with(String name, String value) {
    return without(name).plus(name, value);
  }

  /** The same, without the fields of that name. */
  public Headers without(String name) {
    return new Headers(
        fields.stream().filter(field -> !field.name.equalsIgnoreCase(name)).toList());
  }

  /** Equal if the fields are, in order and as they were written. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Headers headers && headers.fields.equals(fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    return fields.stream().map(Field::toString).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Collects fields. */
  public static final class Builder {

    private final List<Field> fields = new ArrayList<>();

    private Builder() {}

    /**
     * Adds a field.
     *
     * @throws IllegalArgumentException as {@link Field} does
     */
    public Builder add(String name, String value) {
      fields.add(new Field(name, value));
      return this;
    }

    /** Adds all fields of others. */
    public Builder addAll(Headers headers) {
      fields.addAll(headers.fields);
      return this;
    }

    /** How many there are. */
    public int size() {
      return fields.size();
    }

    /** All that were added. */
    public Headers build() {
      return fields.isEmpty() ? EMPTY : new Headers(List.copyOf(fields));
    }
  }
}

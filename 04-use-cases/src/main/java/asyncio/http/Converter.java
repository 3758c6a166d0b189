package asyncio.http;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a value of what stands in a path or a query. */
@FunctionalInterface
interface Converter {

  Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
  Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /**
   * Makes it.
   *
   * @throws IllegalArgumentException if that is not possible; its message says what it must be
   */
  Object convert(String text);

  /** The converter to a type, if there is one. */
  static Optional<Converter> to(Class<?> type) {
    Converter converter =
        switch (type.getName()) {
          case "java.lang.String" -> text -> text;
          case "int", "java.lang.Integer" -> Converter::toInt;
          case "long", "java.lang.Long" -> Converter::toLong;
          case "double", "java.lang.Double" -> Converter::toDouble;
          case "boolean", "java.lang.Boolean" -> Converter::toBoolean;
          case "java.util.UUID" -> Converter::toId;
          case "java.time.LocalDate" -> Converter::toDate;
          default -> type.isEnum() ? toConstant(type) : null;
        };
    return Optional.ofNullable(converter);
  }

  private static Object toInt(String text) {
    try {
      return Integer.parseInt(matching(INTEGER, text, "must be an int"));
    } catch (NumberFormatException tooLarge) {
      throw new IllegalArgumentException("must be an int", tooLarge);
    }
  }

  private static Object toLong(String text) {
    try {
      return Long.parseLong(matching(INTEGER, text, "must be a long"));
    } catch (NumberFormatException tooLarge) {
      throw new IllegalArgumentException("must be a long", tooLarge);
    }
  }

  private static Object toDouble(String text) {
    double value = Double.parseDouble(matching(DECIMAL, text, "must be a number"));
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException("must be a number");
    }
    return value;
  }

  private static Object toBoolean(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }

  private static Object toId(String text) {
    return UUID.fromString(matching(ID, text, "must be a UUID"));
  }

  private static Object toDate(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException notOne) {
      throw new IllegalArgumentException("must be a date such as 2025-12-31", notOne);
    }
  }

  private static Converter toConstant(Class<?> type) {
    var constants =
        Arrays.stream(type.getEnumConstants())
            .collect(Collectors.toMap(each -> lower(((Enum<?>) each).name()), each -> each));
    String names =
        Arrays.stream(type.getEnumConstants())
            .map(each -> lower(((Enum<?>) each).name()))
            .collect(Collectors.joining(", "));
    return text -> {
      Object constant = constants.get(lower(text));
      if (constant == null) {
        throw new IllegalArgumentException("must be one of " + names);
      }
      return constant;
    };
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** What the JDK would parse is more than what people should write. */
  private static String matching(Pattern pattern, String text, String otherwise) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(otherwise);
    }
    return text;
  }
}

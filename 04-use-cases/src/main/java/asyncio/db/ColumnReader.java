package asyncio.db;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one column as one type: primitives and their classes, strings, {@link BigDecimal}, byte
 * arrays and enums, of which the column holds the name. Any other type is left to the driver; that
 * is for dates and times, and {@link java.util.UUID}.
 *
 * @param index of the column, from 1
 * @param label of the column
 * @param type what to read it as
 * @param wantedBy for people
 */
record ColumnReader(int index, String label, Class<?> type, String wantedBy) {

  /**
   * Reads it of the row at which the result stands; null if that is what is there.
   *
   * @throws RowMappingException if it cannot be read as that type
   */
  Object read(ResultSet row) throws SQLException {
    Object value;
    try {
      value = valueIn(row);
    } catch (SQLException refused) {
      if (!isOfTheValue(refused)) {
        throw refused;
      }
      throw new RowMappingException(
          "column %s cannot be read as %s for %s".formatted(label, type.getSimpleName(), wantedBy),
          refused);
    }
    if (row.wasNull() || value == null) {
      return nullValue();
    }
    return value;
  }

  /** Whether it is about the value, and not about the connection. */
  private static boolean isOfTheValue(SQLException refused) {
    return refused instanceof SQLFeatureNotSupportedException
        || refused.getSQLState() != null && refused.getSQLState().startsWith("22");
  }

  private Object nullValue() {
    if (type.isPrimitive()) {
      throw new RowMappingException(
          "column %s is null, and %s is of the primitive type %s"
              .formatted(label, wantedBy, type.getSimpleName()));
    }
    return null;
  }

  private Object valueIn(ResultSet row) throws SQLException {
    if (type.isEnum()) {
      return constant(row.getString(index));
    }
    return switch (type.getName()) {
      case "int", "java.lang.Integer" -> row.getInt(index);
      case "long", "java.lang.Long" -> row.getLong(index);
      case "short", "java.lang.Short" -> row.getShort(index);
      case "byte", "java.lang.Byte" -> row.getByte(index);
      case "double", "java.lang.Double" -> row.getDouble(index);
      case "float", "java.lang.Float" -> row.getFloat(index);
      case "boolean", "java.lang.Boolean" -> row.getBoolean(index);
      case "char", "java.lang.Character" -> character(row.getString(index));
      case "java.lang.String" -> row.getString(index);
      case "java.math.BigDecimal" -> row.getBigDecimal(index);
      case "[B" -> row.getBytes(index);
      case "java.lang.Object" -> row.getObject(index);
      case "java.time.Instant" -> instant(row.getObject(index, OffsetDateTime.class));
      default -> row.getObject(index, type);
    };
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private Character character(String text) {
    if (text == null) {
      return null;
    }
    if (text.length() != 1) {
      throw new RowMappingException(
          "column %s has %d characters, and %s takes one"
              .formatted(label, text.length(), wantedBy));
    }
    return text.charAt(0);
  }

  private Object constant(String name) {
    if (name == null) {
      return null;
    }
    List<?> constants = Arrays.asList(type.getEnumConstants());
    return constants.stream()
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RowMappingException(
                    "column %s is %s, and %s takes one of %s"
                        .formatted(label, name, wantedBy, constants)));
  }
}

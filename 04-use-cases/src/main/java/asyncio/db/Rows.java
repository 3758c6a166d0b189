package asyncio.db;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Rows as records, and as plain values.
 *
 * <p>A component takes the column of its name, of which case and underscores do not count: {@code
 * publishedIn} takes {@code published_in}, and {@code PUBLISHED_IN}. Columns that no component
 * wants are left alone. A component may be what {@link ColumnReader} knows, or an {@link Optional}
 * of it, which is empty for null. Null for a primitive is an error.
 */
public final class Rows {

  private Rows() {}

  /**
   * How rows become objects of a type: a record, or a plain value such as {@code Long}, which is
   * the only column then.
   */
  public static <T> RowMapper<T> as(Class<T> type) {
    return columns -> type.isRecord() ? recordReader(type, columns) : valueReader(type, columns);
  }

  private static <T> RowReader<T> valueReader(Class<T> type, ResultSetMetaData columns)
      throws SQLException {
    if (columns.getColumnCount() != 1) {
      throw new RowMappingException(
          "a single column is needed for %s, and there are %s"
              .formatted(type.getSimpleName(), labels(columns)));
    }
    var reader = new ColumnReader(1, columns.getColumnLabel(1), type, type.getSimpleName());
    return row -> boxed(type).cast(reader.read(row));
  }

  @SuppressWarnings("unchecked")
  private static <T> Class<T> boxed(Class<T> type) {
    return (Class<T>) MethodType.methodType(type).wrap().returnType();
  }

  private static <T> RowReader<T> recordReader(Class<T> type, ResultSetMetaData columns)
      throws SQLException {
    RecordComponent[] components = type.getRecordComponents();
    Map<String, List<Integer>> byName = columnsByName(columns);
    List<ColumnReader> readers = new ArrayList<>();
    List<Boolean> optional = new ArrayList<>();
    for (RecordComponent component : components) {
      String wanted = component.getName() + " of " + type.getSimpleName();
      int column = onlyColumn(byName.get(plain(component.getName())), wanted, columns);
      boolean isOptional = component.getType() == Optional.class;
      Class<?> wantedType = isOptional ? valueOf(component.getGenericType()) : component.getType();
      readers.add(new ColumnReader(column, columns.getColumnLabel(column), wantedType, wanted));
      optional.add(isOptional);
    }
    Constructor<T> constructor = constructor(type, components);
    return row -> {
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        Object value = readers.get(i).read(row);
        values[i] = optional.get(i) ? Optional.ofNullable(value) : value;
      }
      return create(constructor, values);
    };
  }

  private static int onlyColumn(List<Integer> found, String wanted, ResultSetMetaData columns)
      throws SQLException {
    if (found == null) {
      throw new RowMappingException(
          "no column for component %s: there are %s".formatted(wanted, labels(columns)));
    }
    if (found.size() > 1) {
      throw new RowMappingException(
          "several columns for component %s: there are %s".formatted(wanted, labels(columns)));
    }
    return found.getFirst();
  }

  private static Map<String, List<Integer>> columnsByName(ResultSetMetaData columns)
      throws SQLException {
    Map<String, List<Integer>> byName = new HashMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      byName.computeIfAbsent(plain(columns.getColumnLabel(i)), _ -> new ArrayList<>()).add(i);
    }
    return byName;
  }

  private static List<String> labels(ResultSetMetaData columns) throws SQLException {
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      labels.add(columns.getColumnLabel(i));
    }
    return labels;
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static Class<?> valueOf(Type optional) {
    if (optional instanceof ParameterizedType of
        && of.getActualTypeArguments()[0] instanceof Class<?> type) {
      return type;
    }
    throw new RowMappingException("an Optional of a class is needed: " + optional);
  }

  private static <T> Constructor<T> constructor(Class<T> type, RecordComponent[] components) {
    try {
      Constructor<T> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException impossible) {
      throw new AssertionError("a record has its canonical constructor", impossible);
    }
  }

  private static <T> T create(Constructor<T> constructor, Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      throw new RowMappingException(
          "%s does not take %s"
              .formatted(constructor.getDeclaringClass().getSimpleName(), Arrays.toString(values)),
          refused.getCause());
    } catch (InstantiationException | IllegalAccessException impossible) {
      throw new AssertionError("a record can be made", impossible);
    }
  }
}

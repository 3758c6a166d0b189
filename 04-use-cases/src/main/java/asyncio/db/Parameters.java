package asyncio.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Sets the parameters of statements. What JDBC does not know becomes what it knows: an enum
 * constant its name, an instant the time at Greenwich, an {@link Optional} its value or null.
 */
final class Parameters {

  private static final Object[] ONE_NULL = {null};

  private Parameters() {}

  /** Prepares a statement with parameters; if that fails, nothing stays open. */
  static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      set(statement, parameters);
      return statement;
    } catch (Throwable failure) {
      statement.close();
      throw failure;
    }
  }

  /**
   * Sets all parameters.
   *
   * @param parameters in order; null, which is what {@code query(sql, null)} passes, is one null
   */
  static void set(PreparedStatement statement, Object... parameters) throws SQLException {
    Object[] all = parameters == null ? ONE_NULL : parameters;
    for (int i = 0; i < all.length; i++) {
      set(statement, i + 1, all[i]);
    }
  }

  private static void set(PreparedStatement statement, int index, Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, Types.NULL);
      case Optional<?> optional -> set(statement, index, optional.orElse(null));
      case Enum<?> constant -> statement.setString(index, constant.name());
      case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
      default -> statement.setObject(index, value);
    }
  }
}

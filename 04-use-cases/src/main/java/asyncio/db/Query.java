package asyncio.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * SQL that selects rows, its parameters, and what becomes of a row.
 *
 * @param sql with a {@code ?} for each parameter
 * @param parameters their values, in order
 * @param rows makes an object of each row
 */
record Query<T>(String sql, Object[] parameters, RowMapper<T> rows) {

  /** Prepares the statement, and sets its parameters. Whoever calls it closes the statement. */
  PreparedStatement prepare(Connection connection) throws SQLException {
    return Parameters.prepare(connection, sql, parameters);
  }

  /** Looks at the columns of a result, and says how its rows are read. */
  RowReader<T> reader(ResultSet result) throws SQLException {
    return rows.readerOf(result.getMetaData());
  }
}

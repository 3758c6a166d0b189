package asyncio.db;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** Knows how rows become objects; {@link Rows#as} makes one for records and for plain values. */
@FunctionalInterface
public interface RowMapper<T> {

  /**
   * Looks at the columns of a result, once, and says how each row is read.
   *
   * @throws RowMappingException if the columns do not fit
   */
  RowReader<T> readerOf(ResultSetMetaData columns) throws SQLException;
}

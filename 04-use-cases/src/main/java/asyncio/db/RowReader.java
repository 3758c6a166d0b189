package asyncio.db;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes an object of each row of one result. */
@FunctionalInterface
public interface RowReader<T> {

  /** Reads the row at which the result stands, on a thread that may block. */
  T read(ResultSet row) throws SQLException;
}

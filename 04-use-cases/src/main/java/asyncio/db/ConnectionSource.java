package asyncio.db;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from: a driver, or a {@link javax.sql.DataSource}. */
@FunctionalInterface
public interface ConnectionSource {

  /**
   * Opens another one, in auto-commit mode. It may block, and is called on a thread that may be.
   */
  Connection open() throws SQLException;
}

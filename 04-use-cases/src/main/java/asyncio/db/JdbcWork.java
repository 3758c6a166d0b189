package asyncio.db;

import java.sql.Connection;

/** What is done with a connection on a thread that may block. */
@FunctionalInterface
public interface JdbcWork<T> {

  /** Does it; may block, and may not await. */
  T run(Connection connection) throws Exception;
}

package asyncio.db;

import java.sql.Connection;
import java.sql.Statement;
import java.util.function.Consumer;

/**
 * {@link JdbcWork} that can be broken off, since it says which statement it is going to execute.
 */
@FunctionalInterface
interface StatementWork<T> {

  /**
   * Does it, on a thread that may block.
   *
   * @param executing is to be told of each statement before that is executed, or goes on to read
   *     rows; if the work has been broken off in the meantime, it throws
   */
  T run(Connection connection, Consumer<Statement> executing) throws Exception;
}

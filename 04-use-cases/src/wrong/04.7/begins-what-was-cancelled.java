// Misconception: work that was handed to a thread cannot be called back.
// Fails: notBegun, notEvenPrepared, betweenTwoStatements
// By luck: load, aLongQueryOnH2
package asyncio.db;

import java.sql.Connection;
import java.sql.Statement;

final class StatementCall<T> {

  private T work(Connection connection) throws Exception {
    return work.run(connection, this::executing);
  }

  private void executing(Statement statement) {
    state.set(new Executing(statement));
  }
}

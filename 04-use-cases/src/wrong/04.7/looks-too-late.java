// Misconception: to look before a statement is executed is early enough.
// Fails: notEvenPrepared
package asyncio.db;

import java.sql.Connection;

final class StatementCall<T> {

  private T work(Connection connection) throws Exception {
    try {
      return work.run(connection, this::executing);
    } finally {
      state.set(Phase.ENDED);
    }
  }
}

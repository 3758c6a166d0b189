// Misconception: whatever fails in a transaction fails the transaction.
// Fails: autoCommitFailsAfterTheCommit
package asyncio.db;

import java.sql.Connection;
import java.sql.SQLException;

final class Transaction {

  private static boolean commit(Connection connection) throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
    return true;
  }
}

// Misconception: to switch auto-commit on commits, so that is the commit.
// Fails: commits, commitFails, commitAndRollbackFail,
//   autoCommitFailsAfterTheCommit, innerIsReleased,
//   cancelledInTheCommit, cancelledInAFailingCommit
package asyncio.db;

import java.sql.Connection;
import java.sql.SQLException;

final class Transaction {

  private static boolean commit(Connection connection) throws SQLException {
    connection.setAutoCommit(true);
    return true;
  }
}

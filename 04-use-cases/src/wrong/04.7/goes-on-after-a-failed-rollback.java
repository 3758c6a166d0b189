// Misconception: a failed rollback has been told, and that is enough.
// Fails: rollbackFails, commitAndRollbackFail,
//   autoCommitFailsAfterTheRollback, savepointFails,
//   cancelledInAFailingRollback
package asyncio.db;

import asyncio.task.CancelledError;

final class Transaction {

  private static void undo(Link link, Throwable failure, JdbcWork<Void> rollback) {
    if (!link.isInTransaction()) {
      return;
    }
    try {
      link.call(rollback);
    } catch (CancelledError cancelled) {
      cancelled.addSuppressed(failure);
      throw cancelled;
    } catch (Throwable failed) {
      failure.addSuppressed(failed);
    }
  }
}

// Misconception: the last failure is the one to tell.
// Fails: rollbackFails, commitAndRollbackFail,
//   autoCommitFailsAfterTheRollback, savepointFails
package asyncio.db;

import asyncio.task.CancelledError;

final class Transaction {

  private static void undo(Link link, Throwable failure, JdbcWork<Void> rollback) throws Exception {
    if (!link.isInTransaction()) {
      return;
    }
    try {
      link.call(rollback);
    } catch (CancelledError cancelled) {
      if (cancelled.getSuppressed().length > 0) {
        link.giveUp();
      }
      cancelled.addSuppressed(failure);
      throw cancelled;
    } catch (Exception failed) {
      link.giveUp();
      throw failed;
    }
  }
}

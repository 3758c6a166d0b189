// Misconception: what goes wrong in a rollback is suppressed, whatever it is.
// Fails: cancelledInTheRollback, cancelledInAFailingRollback,
//   cancelledInTheInnerRollback
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
      if (cancelled.getSuppressed().length > 0) {
        link.giveUp();
      }
      failure.addSuppressed(cancelled);
    } catch (Throwable failed) {
      link.giveUp();
      failure.addSuppressed(failed);
    }
  }
}

// Misconception: a rollback can always be tried.
// Fails: lostInTheBody, savepointFails
package asyncio.db;

import asyncio.task.CancelledError;

final class Transaction {

  private static void undo(Link link, Throwable failure, JdbcWork<Void> rollback) {
    try {
      link.call(rollback);
    } catch (CancelledError cancelled) {
      if (cancelled.getSuppressed().length > 0) {
        link.giveUp();
      }
      cancelled.addSuppressed(failure);
      throw cancelled;
    } catch (Throwable failed) {
      link.giveUp();
      failure.addSuppressed(failed);
    }
  }
}

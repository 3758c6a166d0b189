// Alternative: what the work failed with is suppressed in the cancellation.
package asyncio.db;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.CancelledError;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import java.sql.SQLException;
import java.util.List;

final class StatementCall<T> {

  private T run() throws SQLException {
    Future<T> call = link.begin(this::work);
    try {
      await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(call)));
    } catch (CancelledError cancelled) {
      breakOff(call);
      if (call.isDone() && call.exception() != null) {
        cancelled.addSuppressed(call.exception());
      }
      throw cancelled;
    }
    return call.result();
  }
}

// Misconception: a call has so much time, and no more.
// Fails: patience, patienceBetweenStatements,
//   patienceWithARescuer
package asyncio.db;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

final class StatementCall<T> {

  private long end;

  private T run() throws SQLException {
    end = EventLoop.running().timeAfter(link.patience());
    Future<T> call = link.begin(this::work);
    try {
      await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(call)));
    } catch (CancelledError cancelled) {
      breakOff(call);
      throw cancelled;
    }
    return call.result();
  }

  private void breakOff(Future<T> call) {
    EventLoop loop = EventLoop.running();
    State interrupted = state.getAndSet(Phase.BROKEN_OFF);
    Future<?> asking = call;
    do {
      if (loop.time() >= end) {
        link.cut();
        return;
      }
      if (!call.isDone() && interrupted instanceof Executing(Statement statement)) {
        asking = asking == call || asking.isDone() ? link.cancel(statement) : asking;
      }
    } while (!link.outlast(shorter(ASK_AGAIN, end - loop.time()), call, asking));
  }
}

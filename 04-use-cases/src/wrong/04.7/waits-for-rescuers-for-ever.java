// Misconception: a call to cancel returns soon.
// Fails: patienceWithARescuer
package asyncio.db;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.sql.Statement;

final class StatementCall<T> {

  private void breakOff(Future<T> call) {
    EventLoop loop = EventLoop.running();
    long end = loop.timeAfter(link.patience());
    State interrupted = state.getAndSet(Phase.BROKEN_OFF);
    Future<?> asking = call;
    do {
      if (loop.time() >= end && !call.isDone()) {
        link.cut();
        return;
      }
      if (!call.isDone() && interrupted instanceof Executing(Statement statement)) {
        asking = asking == call || asking.isDone() ? link.cancel(statement) : asking;
      }
    } while (!link.outlast(ASK_AGAIN, call, asking));
  }
}

// Misconception: who has just got an answer waits before asking again.
// Fails: askedEachHundred
package asyncio.db;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.sql.Statement;

final class StatementCall<T> {

  private void breakOff(Future<T> call) {
    EventLoop loop = EventLoop.running();
    long end = loop.timeAfter(link.patience());
    State interrupted = state.getAndSet(Phase.BROKEN_OFF);
    do {
      if (!call.isDone() && interrupted instanceof Executing(Statement statement)) {
        link.outlast(shorter(link.patience(), end - loop.time()), link.cancel(statement));
      }
      if (loop.time() >= end) {
        link.cut();
        return;
      }
    } while (!link.outlast(shorter(ASK_AGAIN, end - loop.time()), call));
  }
}

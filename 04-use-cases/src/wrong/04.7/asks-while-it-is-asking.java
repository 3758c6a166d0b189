// Misconception: to ask twice is to be heard twice.
// Fails: notAskedTwiceAtOnce, cancelledTwice
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
      if (loop.time() >= end) {
        link.cut();
        return;
      }
      if (!call.isDone() && interrupted instanceof Executing(Statement statement)) {
        asking = link.cancel(statement);
      }
    } while (!link.outlast(shorter(ASK_AGAIN, end - loop.time()), call, asking));
  }
}

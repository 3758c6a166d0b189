// Misconception: a driver hears what it is told.
// Fails: askedAgain, askedEachHundred
// By luck: load, aLongQueryOnH2
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
        asking = asking == call ? link.cancel(statement) : asking;
      }
    } while (!link.outlast(shorter(ASK_AGAIN, end - loop.time()), call, asking));
  }
}

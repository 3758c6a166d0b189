// Alternative: a monitor keeps what both threads know.
// Removes: isOver, state, State, Phase, Executing
package asyncio.db;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CancellationException;

final class StatementCall<T> {

  private Statement executing;
  private boolean brokenOff;

  private T work(Connection connection) throws Exception {
    synchronized (this) {
      if (brokenOff) {
        return null;
      }
    }
    return work.run(connection, this::executing);
  }

  private synchronized void executing(Statement statement) {
    if (brokenOff) {
      throw new CancellationException();
    }
    executing = statement;
  }

  private synchronized Statement interrupted() {
    brokenOff = true;
    return executing;
  }

  private void breakOff(Future<T> call) {
    Statement statement = interrupted();
    if (statement == null || call.isDone()) {
      if (!link.outlast(link.patience(), call)) {
        link.cut();
      }
      return;
    }
    long end = EventLoop.running().timeAfter(link.patience());
    Future<Void> asking = link.cancel(statement);
    while (!link.outlast(shorter(ASK_AGAIN, end - EventLoop.running().time()), call, asking)) {
      if (EventLoop.running().time() >= end) {
        link.cut();
        return;
      }
      if (asking.isDone()) {
        asking = link.cancel(statement);
      }
    }
  }
}

// Misconception: who is cancelled twice really means it.
// Fails: askedAgain, askedEachHundred, patience,
//   patienceBetweenStatements, cancelledTwice
package asyncio.db;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

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
        asking = asking == call || asking.isDone() ? link.cancel(statement) : asking;
      }
      await(
          waitUntil(
              ReturnWhen.ALL_COMPLETED, shorter(ASK_AGAIN, end - loop.time()), List.of(call)));
    } while (!link.outlast(Duration.ofMillis(1), call, asking));
  }
}

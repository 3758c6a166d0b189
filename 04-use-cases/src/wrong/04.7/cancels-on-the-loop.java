// Misconception: a call to cancel returns at once.
// Fails: statementIsCancelled, waitsForTheThread,
//   secondStatement, cancelComesTooLate, askedAgain,
//   askedEachHundred, notAskedTwiceAtOnce, cancelFails,
//   patience, patienceWithARescuer, cancelledTwice,
//   aStatementCancelledAtEveryMoment, cancelledInTheFirstBatch,
//   cancelledInABatch, oneOfTwoCancelledAtEveryMoment
package asyncio.db;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.sql.SQLException;
import java.sql.Statement;

final class StatementCall<T> {

  private void breakOff(Future<T> call) {
    EventLoop loop = EventLoop.running();
    long end = loop.timeAfter(link.patience());
    State interrupted = state.getAndSet(Phase.BROKEN_OFF);
    do {
      if (loop.time() >= end) {
        link.cut();
        return;
      }
      if (!call.isDone() && interrupted instanceof Executing(Statement statement)) {
        try {
          statement.cancel();
        } catch (SQLException tooLate) {
          // The statement has ended.
        }
      }
    } while (!link.outlast(shorter(ASK_AGAIN, end - loop.time()), call));
  }
}

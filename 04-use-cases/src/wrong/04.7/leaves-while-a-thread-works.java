// Misconception: to ask a statement to end is to end it.
// Fails: Streaming.cancelledInABatch, BreakingOff.statementIsCancelled,
//   BreakingOff.waitsForTheThread, BreakingOff.notBegun, BreakingOff.betweenTwoStatements,
//   BreakingOff.cancelComesTooLate, BreakingOff.askedAgain, BreakingOff.notAskedTwiceAtOnce,
//   BreakingOff.cancelFails, BreakingOff.patience, BreakingOff.cancelledTwice,
//   BreakingOff.cancelledAtEveryMoment
// By luck: Together.aLongQueryOnH2, Together.load
package asyncio.db;

import asyncio.task.Future;
import java.sql.Statement;

final class StatementCall<T> {

  private void breakOff(Future<T> call) {
    State interrupted = state.getAndSet(Phase.BROKEN_OFF);
    if (!call.isDone() && interrupted instanceof Executing(Statement statement)) {
      link.cancel(statement);
    }
  }
}

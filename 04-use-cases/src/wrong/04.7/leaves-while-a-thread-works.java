// Misconception: to ask a statement to end is to end it.
// Fails: BreakingOff.statementIsCancelled, BreakingOff.waitsForTheThread, BreakingOff.notBegun,
//   BreakingOff.notEvenPrepared, BreakingOff.betweenTwoStatements, BreakingOff.cancelComesTooLate,
//   BreakingOff.askedAgain, BreakingOff.askedEachHundred, BreakingOff.notAskedTwiceAtOnce,
//   BreakingOff.cancelFails, BreakingOff.patience, BreakingOff.patienceBetweenStatements,
//   BreakingOff.patienceWithARescuer, BreakingOff.cancelledTwice,
//   BreakingOff.cancelledAtEveryMoment, Streaming.cancelledInTheFirstBatch,
//   Streaming.cancelledInABatch
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

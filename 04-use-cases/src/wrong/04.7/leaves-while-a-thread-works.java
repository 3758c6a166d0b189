// Misconception: to ask a statement to end is to end it.
// Fails: statementIsCancelled, waitsForTheThread, notBegun,
//   notEvenPrepared, betweenTwoStatements, cancelComesTooLate,
//   askedAgain, askedEachHundred, notAskedTwiceAtOnce,
//   cancelFails, patience, patienceBetweenStatements,
//   patienceWithARescuer, cancelledTwice,
//   aStatementCancelledAtEveryMoment, cancelledInTheFirstBatch,
//   cancelledInABatch
// By luck: aLongQueryOnH2, load
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

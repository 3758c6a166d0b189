// Misconception: who has a result was not cancelled.
// Fails: statementIsCancelled, waitsForTheThread, notBegun,
//   notEvenPrepared, secondStatement, betweenTwoStatements,
//   cancelComesTooLate, askedAgain, askedEachHundred,
//   notAskedTwiceAtOnce, cancelFails, patienceWithARescuer,
//   cancelledTwice, cancelledAtTheEnd, aStatementCancelledAtEveryMoment,
//   cancelledInTheFirstBatch, cancelledInABatch,
//   oneOfTwoCancelledAtEveryMoment, aLongQueryOnH2, load
package asyncio.db;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.CancelledError;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import java.sql.SQLException;
import java.util.List;

final class StatementCall<T> {

  private T run() throws SQLException {
    Future<T> call = link.begin(this::work);
    try {
      await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(call)));
    } catch (CancelledError cancelled) {
      breakOff(call);
      if (!call.isDone()) {
        throw cancelled;
      }
    }
    return call.result();
  }
}

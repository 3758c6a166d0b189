// Misconception: who has a result was not cancelled.
// Fails: BreakingOff.statementIsCancelled, BreakingOff.waitsForTheThread, BreakingOff.notBegun,
//   BreakingOff.notEvenPrepared, BreakingOff.secondStatement, BreakingOff.betweenTwoStatements,
//   BreakingOff.cancelComesTooLate, BreakingOff.askedAgain, BreakingOff.askedEachHundred,
//   BreakingOff.notAskedTwiceAtOnce, BreakingOff.cancelFails, BreakingOff.patienceWithARescuer,
//   BreakingOff.cancelledTwice, BreakingOff.cancelledAtTheEnd, BreakingOff.cancelledAtEveryMoment,
//   Streaming.cancelledInTheFirstBatch, Streaming.cancelledInABatch,
//   Together.cancelledAtEveryMoment, Together.aLongQueryOnH2, Together.load
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

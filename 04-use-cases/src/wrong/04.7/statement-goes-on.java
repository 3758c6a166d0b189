// Misconception: who is cancelled waits until the statement has ended by itself.
// Fails: BreakingOff.statementIsCancelled, BreakingOff.waitsForTheThread, BreakingOff.notBegun,
//   BreakingOff.notEvenPrepared, BreakingOff.secondStatement, BreakingOff.betweenTwoStatements,
//   BreakingOff.cancelComesTooLate, BreakingOff.askedAgain, BreakingOff.askedEachHundred,
//   BreakingOff.notAskedTwiceAtOnce, BreakingOff.patienceWithARescuer, BreakingOff.cancelledTwice,
//   Streaming.cancelledInTheFirstBatch, Streaming.cancelledInABatch, Together.aLongQueryOnH2,
//   Together.load
// By luck: Together.transactionAndStreamOnH2, Together.theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.db;

import java.sql.SQLException;

final class StatementCall<T> {

  private T run() throws SQLException {
    return link.call(this::work);
  }
}

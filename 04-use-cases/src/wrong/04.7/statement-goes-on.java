// Misconception: who is cancelled waits until the statement has ended by itself.
// Fails: Together.aLongQueryOnH2, Together.load, Streaming.cancelledInABatch,
//   BreakingOff.statementIsCancelled, BreakingOff.waitsForTheThread, BreakingOff.notBegun,
//   BreakingOff.betweenTwoStatements, BreakingOff.cancelComesTooLate, BreakingOff.askedAgain,
//   BreakingOff.notAskedTwiceAtOnce, BreakingOff.cancelledTwice
package asyncio.db;

import java.sql.SQLException;

final class StatementCall<T> {

  private T run() throws SQLException {
    return link.call(this::work);
  }
}

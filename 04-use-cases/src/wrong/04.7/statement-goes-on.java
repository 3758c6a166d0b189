// Misconception: who is cancelled waits until the statement has ended by itself.
// Fails: statementIsCancelled, waitsForTheThread, notBegun,
//   notEvenPrepared, secondStatement, betweenTwoStatements,
//   cancelComesTooLate, askedAgain, askedEachHundred,
//   notAskedTwiceAtOnce, patienceWithARescuer, cancelledTwice,
//   cancelledInTheFirstBatch, cancelledInABatch, aLongQueryOnH2,
//   load
// By luck: transactionAndStreamOnH2, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.db;

import java.sql.SQLException;

final class StatementCall<T> {

  private T run() throws SQLException {
    return link.call(this::work);
  }
}

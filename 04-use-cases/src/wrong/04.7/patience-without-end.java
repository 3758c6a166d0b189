// Misconception: a statement that is asked to end will end.
// Fails: patience, patienceBetweenStatements,
//   patienceWithARescuer
package asyncio.db;

import asyncio.task.Future;
import java.sql.Statement;

final class StatementCall<T> {

  private void breakOff(Future<T> call) {
    State interrupted = state.getAndSet(Phase.BROKEN_OFF);
    Future<?> asking = call;
    do {
      if (!call.isDone() && interrupted instanceof Executing(Statement statement)) {
        asking = asking == call || asking.isDone() ? link.cancel(statement) : asking;
      }
    } while (!link.outlast(ASK_AGAIN, call, asking));
  }
}

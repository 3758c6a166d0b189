// Misconception: work has one statement.
// Fails: secondStatement
package asyncio.db;

import java.sql.Statement;

final class StatementCall<T> {

  private void executing(Statement statement) {
    State before =
        state.getAndUpdate(
            old -> old == Phase.BETWEEN_STATEMENTS ? new Executing(statement) : old);
    if (isOver(before)) {
      throw new IllegalStateException("the work has been broken off");
    }
  }
}

// Misconception: after a failure the next row may be better.
// Fails: failsInTheMiddle, prepareFails, executeFails,
//   columnsDoNotFit, cancelledInABatch
package asyncio.db;

import static asyncio.Asyncio.await;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  private Batch<T> readBatch(Connection connection, Consumer<Statement> executing)
      throws Exception {
    List<T> read = new ArrayList<>();
    try {
      if (statement == null) {
        statement = query.prepare(connection);
        statement.setFetchSize(batch);
      }
      executing.accept(statement);
      if (result == null) {
        result = statement.executeQuery();
        reader = query.reader(result);
      }
      while (read.size() < batch) {
        if (!result.next()) {
          closeStatement();
          return new Batch<>(read, Optional.empty(), true);
        }
        read.add(reader.read(result));
      }
      return new Batch<>(read, Optional.empty(), false);
    } catch (Exception failure) {
      return new Batch<>(read, Optional.of(failure), false);
    }
  }

  private void fetch() {
    if (statement == null && !link.isInTransaction()) {
      throw new IllegalStateException("a stream needs a transaction");
    }
    boolean fetched = false;
    try {
      Batch<T> next = await(StatementCall.of(link, this::readBatch));
      rows = next.rows().iterator();
      failure = next.failure();
      exhausted = next.isLast();
      fetched = true;
    } finally {
      fetched = true;
    }
  }
}

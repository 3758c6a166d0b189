// Misconception: a queue holds what is to be handed out, and a null cannot be among it.
// Fails: nullRow
package asyncio.db;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        read.add(Objects.requireNonNull(reader.read(result), "a row"));
      }
      return new Batch<>(read, Optional.empty(), false);
    } catch (Exception failure) {
      return new Batch<>(read, Optional.of(failure), true);
    }
  }
}

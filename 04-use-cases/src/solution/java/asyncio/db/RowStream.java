package asyncio.db;

import static asyncio.Asyncio.await;

import asyncio.task.CancelledError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import loopcraft.grader.Exercise;

/**
 * Rows that come when they are asked for: {@code async for row in conn.cursor(…)}.
 *
 * <p>Its iterator suspends when it has no row, while a worker reads the next batch. It holds one
 * batch at most. Between two batches no worker is at it, so that other statements can run on the
 * same connection while the rows are gone through. That is back-pressure: who is slow is not sent
 * more than one batch.
 *
 * <p>It can be gone through once, from within the transaction in which it was made. Close it in any
 * case. Use it on the loop's thread only.
 */
@Exercise(value = "04.7", part = 4)
public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  private final Link link;
  private final Query<T> query;
  private final int batch;
  private Iterator<T> rows = Collections.emptyIterator();
  private Optional<Exception> failure = Optional.empty();
  private boolean begun;
  private boolean exhausted;
  private boolean closed;

  // Used by one worker at a time; what one has written the loop hands on to the next.
  private PreparedStatement statement;
  private ResultSet result;
  private RowReader<T> reader;

  /**
   * Makes a stream that has not begun.
   *
   * @param batch how many rows are read at a time
   */
  RowStream(Link link, Query<T> query, int batch) {
    this.link = link;
    this.query = query;
    this.batch = batch;
  }

  /**
   * The rows, each of which may suspend; {@code hasNext} does, and {@code next}, which asks it
   * first. A row may be null. To ask for the iterator does nothing yet: the statement is executed
   * when the first row is asked for; the driver is told to fetch as many rows at a time as a batch
   * has ({@code setFetchSize}). Batches are read by a {@link StatementCall}, so that who is
   * cancelled while it waits for one, also for the first, has the statement cancelled. When the
   * last row has been read, the statement is closed by the worker that has read it.
   *
   * <p>If something fails in the middle of a batch, the rows before it come first, and then the
   * failure: the {@link SQLException}, the {@link RowMappingException}, or whatever other {@link
   * Exception} the query's mapper throws. After a failure, also of the first call to the database,
   * and after a cancellation, the stream has ended: there are no more rows.
   *
   * <p>{@code hasNext} throws an {@link IllegalStateException} if the stream is closed, even with
   * rows left of its last batch: {@code the stream is closed}; and if no transaction is under way
   * when the first row is asked for: {@code a stream needs a transaction}. The stream has not begun
   * then, and can still be gone through when there is one. Of later rows, the driver decides.
   *
   * @throws IllegalStateException if it was called before: {@code a stream can be gone through
   *     once}
   */
  @Override
  public Iterator<T> iterator() {
    if (begun) {
      throw new IllegalStateException("a stream can be gone through once");
    }
    begun = true;
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return hasMore();
      }

      @Override
      public T next() {
        if (!hasMore()) {
          throw new NoSuchElementException();
        }
        return rows.next();
      }
    };
  }

  private boolean hasMore() {
    if (closed) {
      throw new IllegalStateException("the stream is closed");
    }
    if (!rows.hasNext() && failure.isEmpty() && !exhausted) {
      fetch();
    }
    if (!rows.hasNext() && failure.isPresent()) {
      Exception thrown = failure.get();
      failure = Optional.empty();
      throw RowStream.<RuntimeException>unchecked(thrown);
    }
    return rows.hasNext();
  }

  /** Throws a checked exception where it cannot be declared. */
  @SuppressWarnings("unchecked")
  private static <X extends Exception> X unchecked(Exception thrown) throws X {
    throw (X) thrown;
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
      exhausted |= !fetched;
    }
  }

  // On a worker's thread

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
      return new Batch<>(read, Optional.of(failure), true);
    }
  }

  private void closeStatement() throws SQLException {
    if (statement != null) {
      statement.close();
      statement = null;
    }
  }

  private record Batch<T>(List<T> rows, Optional<Exception> failure, boolean isLast) {}

  // Closing

  /**
   * Whether a statement may be open: it has begun, and was neither read to its end nor closed. If
   * closing it has failed, it may be.
   */
  boolean isOpen() {
    return statement != null;
  }

  /**
   * Ends the stream, and suspends until a worker has closed the statement, if it is open. Who is
   * cancelled while it waits throws the {@link CancelledError} when that is done. If it is not
   * open, no worker is asked. A second time, and on a connection that is {@linkplain Link#isLost
   * lost}, nothing happens.
   *
   * @throws SQLException if the driver throws it
   */
  @Override
  public void close() throws SQLException {
    boolean first = !closed;
    closed = true;
    rows = Collections.emptyIterator();
    if (first && isOpen() && !link.isLost()) {
      link.call(
          _ -> {
            closeStatement();
            return null;
          });
    }
  }
}

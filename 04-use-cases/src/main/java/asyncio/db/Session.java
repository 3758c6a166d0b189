package asyncio.db;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.sync.Held;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A connection that a task has to itself: what {@code pool.acquire()} gives in asyncpg.
 *
 * <pre>{@code
 * try (var session = await(database.acquire())) {
 *   List<Book> books =
 *       await(session.query(Book.class, "select * from book where price < ?", 20));
 * }
 * }</pre>
 *
 * <p>Without a {@link #transaction}, each statement is one of its own. One statement runs at a
 * time; a second one at the same time, from another task, is refused with an {@link
 * IllegalStateException}. What the database throws comes out as it is: an {@link SQLException}, for
 * those who want to catch it {@code await(…, SQLException.class)}.
 *
 * <p>If a task is cancelled while it waits for a statement, the statement is cancelled, too, and
 * the task goes on only when no thread is at work on it. Whether it had an effect, nobody knows;
 * within a transaction, it does not matter.
 *
 * <p>Parameters are given by a {@code ?} in the SQL each, and never by putting them into the text.
 * Use a session on the loop's thread only.
 */
public final class Session implements Held {

  private final Link link;
  private final Pool pool;
  private final List<RowStream<?>> streams = new ArrayList<>();
  private boolean closed;

  Session(Link link, Pool pool) {
    this.link = link;
    this.pool = pool;
  }

  /**
   * A coroutine that selects rows: {@code fetch}. All of them are in memory then; for many, there
   * is {@link #stream}.
   *
   * @param type a record, or a plain value, as {@link Rows} says
   * @throws RowMappingException from the coroutine, if a row does not fit the type
   */
  public <T> Coroutine<List<T>> query(Class<T> type, String sql, Object... parameters) {
    return query(new Query<>(sql, parameters, Rows.as(type)));
  }

  /** The same, for rows of any kind. */
  public <T> Coroutine<List<T>> query(RowMapper<T> rows, String sql, Object... parameters) {
    return query(new Query<>(sql, parameters, rows));
  }

  private <T> Coroutine<List<T>> query(Query<T> query) {
    return execute(
        (connection, executing) -> {
          try (PreparedStatement statement = query.prepare(connection)) {
            executing.accept(statement);
            try (ResultSet result = statement.executeQuery()) {
              RowReader<T> reader = query.reader(result);
              List<T> rows = new ArrayList<>();
              while (result.next()) {
                rows.add(reader.read(result));
              }
              return rows;
            }
          }
        });
  }

  /**
   * A coroutine that selects one row, if there is one: {@code fetchrow}, {@code fetchval}.
   *
   * @throws IllegalStateException from the coroutine, if there are several
   */
  public <T> Coroutine<Optional<T>> queryOne(Class<T> type, String sql, Object... parameters) {
    return async(
        () -> {
          List<T> rows = await(query(type, sql, parameters));
          if (rows.size() > 1) {
            throw new IllegalStateException("one row was expected, and there are " + rows.size());
          }
          return rows.stream().findFirst();
        });
  }

  /**
   * A coroutine that executes SQL which selects nothing: {@code execute}.
   *
   * @return how many rows were inserted, changed or deleted
   */
  public Coroutine<Long> update(String sql, Object... parameters) {
    return execute(
        (connection, executing) -> {
          try (PreparedStatement statement = Parameters.prepare(connection, sql, parameters)) {
            executing.accept(statement);
            return (long) statement.executeUpdate();
          }
        });
  }

  /**
   * A coroutine that executes SQL for each of many lists of parameters, in as few trips to the
   * database as the driver can: {@code executemany}. Without a transaction, some of it may have
   * been done when it fails.
   *
   * @return how many rows were inserted, changed or deleted, in all
   */
  public Coroutine<Long> updateMany(String sql, List<Object[]> parameters) {
    return execute(
        (connection, executing) -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] each : parameters) {
              Parameters.set(statement, each);
              statement.addBatch();
            }
            executing.accept(statement);
            long rows = 0;
            for (int count : statement.executeBatch()) {
              rows += Math.max(count, 0);
            }
            return rows;
          }
        });
  }

  private <T> Coroutine<T> execute(StatementWork<T> work) {
    return async(
        () -> {
          requireOpen();
          return await(StatementCall.of(link, work));
        });
  }

  /**
   * A coroutine that does something with the JDBC connection itself, on a thread. It is not broken
   * off: who is cancelled meanwhile throws the {@link CancelledError} when it has ended. Leave
   * nothing open, and no setting changed.
   */
  public <T> Coroutine<T> withConnection(JdbcWork<T> work) {
    return async(
        () -> {
          requireOpen();
          return link.call(work);
        });
  }

  /**
   * Rows one by one, of which only a few are in memory: {@code conn.cursor}. Within a {@link
   * #transaction} only.
   *
   * <pre>{@code
   * try (var books = session.stream(Book.class, 100, "select * from book")) {
   *   for (Book book : books) {
   *     …
   *   }
   * }
   * }</pre>
   *
   * @param batch how many rows are fetched at a time, and are in memory at most
   * @throws IllegalArgumentException if that is less than one
   */
  public <T> RowStream<T> stream(Class<T> type, int batch, String sql, Object... parameters) {
    requireOpen();
    if (batch < 1) {
      throw new IllegalArgumentException("batch must be > 0: " + batch);
    }
    var stream = new RowStream<>(link, new Query<>(sql, parameters, Rows.as(type)), batch);
    streams.removeIf(other -> !other.isOpen());
    streams.add(stream);
    return stream;
  }

  /**
   * A coroutine that runs a body within a transaction: {@code async with conn.transaction()}. If
   * the body returns, it is committed; whatever the body throws, a cancellation too, it is rolled
   * back. A transaction within another one is a savepoint of that.
   *
   * <p>Where the compiler cannot tell a body with a result from one without, because it only throws
   * or is a single call, write {@code () -> { …; }}.
   */
  public <T> Coroutine<T> transaction(Callable<? extends T> body) {
    return async(
        () -> {
          requireOpen();
          return await(Transaction.<T>around(link, body));
        });
  }

  /** Runs a body without a result within a transaction. */
  public Coroutine<Void> transaction(CoroutineAction body) {
    return transaction(body.returningNull());
  }

  /** Whether a transaction is under way. */
  public boolean isInTransaction() {
    return link.isInTransaction();
  }

  /**
   * Gives the connection back to the pool: {@code release}. Does not wait; what has to be cleaned
   * up, the pool has cleaned up. A second time, nothing happens.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (streams.stream().anyMatch(RowStream::isOpen)) {
      link.giveUp();
    }
    pool.release(link);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the session is closed");
    }
  }
}

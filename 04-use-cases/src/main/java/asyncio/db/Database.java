package asyncio.db;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.ScopeAction;
import asyncio.task.ScopeBody;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * A database, and a pool of connections to it: {@code asyncpg.create_pool}.
 *
 * <pre>{@code
 * try (var database = Database.open("jdbc:h2:mem:shop")) {
 *   await(database.transaction(session -> {
 *     await(session.update("update account set balance = balance - ? where id = ?", 10, 1));
 *     await(session.update("update account set balance = balance + ? where id = ?", 10, 2));
 *   }));
 * }
 * }</pre>
 *
 * <p>It belongs to the loop that runs when it is opened; use it on that loop's thread only. JDBC,
 * which blocks, runs on threads of its own, as many as there may be connections.
 */
public final class Database implements AutoCloseable {

  private final JdbcThreads threads;
  private final Pool pool;
  private boolean closed;

  private Database(PoolOptions options, JdbcThreads threads, ConnectionSource source) {
    this.threads = threads;
    pool = new Pool(options, () -> Link.open(threads, source, options.patience()));
    EventLoop.running().noteOpened(this, () -> !closed);
  }

  /** Opens a database by the URL that its driver understands, with {@link PoolOptions#DEFAULT}. */
  public static Database open(String url) {
    return open(PoolOptions.DEFAULT, url, new Properties());
  }

  /**
   * Opens a database by the URL that its driver understands. Connections are opened when they are
   * needed; so whether it can be reached, the first statement says.
   *
   * @param properties for the driver, such as {@code user} and {@code password}
   * @throws IllegalStateException if no loop is running
   */
  public static Database open(PoolOptions options, String url, Properties properties) {
    Objects.requireNonNull(url, "url");
    var copy = new Properties();
    copy.putAll(properties);
    return open(options, () -> DriverManager.getConnection(url, copy));
  }

  /**
   * Opens a database from which a data source gives connections; it should not be a pool itself.
   */
  public static Database open(PoolOptions options, DataSource source) {
    return open(options, (ConnectionSource) source::getConnection);
  }

  /** Opens a database, wherever its connections come from. */
  public static Database open(PoolOptions options, ConnectionSource source) {
    EventLoop.running();
    return on(JdbcThreads.start(options.mostConnections()), options, source);
  }

  /** Opens one on given threads. */
  static Database on(JdbcThreads threads, PoolOptions options, ConnectionSource source) {
    return new Database(options, threads, source);
  }

  /**
   * A coroutine that waits for a connection, and takes it: {@code pool.acquire}. Those who wait get
   * one in the order in which they came. For a time limit, there is {@code timeout}.
   *
   * @return what gives the connection back when it is closed
   * @throws SQLException from the coroutine, if a connection cannot be opened
   * @throws IllegalStateException from the coroutine, if the database is closed
   */
  public Coroutine<Session> acquire() {
    return async(() -> new Session(await(pool.acquire()), pool));
  }

  /** A coroutine that selects rows on a connection of its own; see {@link Session#query}. */
  public <T> Coroutine<List<T>> query(Class<T> type, String sql, Object... parameters) {
    return withSession(session -> await(session.query(type, sql, parameters)));
  }

  /** A coroutine that executes SQL on a connection of its own; see {@link Session#update}. */
  public Coroutine<Long> update(String sql, Object... parameters) {
    return withSession(session -> await(session.update(sql, parameters)));
  }

  /** A coroutine that runs a body within a transaction, on a connection of its own. */
  public <T> Coroutine<T> transaction(ScopeBody<? super Session, ? extends T> body) {
    return withSession(session -> await(session.<T>transaction(() -> body.run(session))));
  }

  /** A coroutine that runs a body without a result within a transaction. */
  public Coroutine<Void> transaction(ScopeAction<? super Session> body) {
    return transaction(body.returningNull());
  }

  private <T> Coroutine<T> withSession(ScopeBody<? super Session, ? extends T> body) {
    return async(
        () -> {
          try (Session session = await(acquire())) {
            return body.run(session);
          }
        });
  }

  /** What the pool has at this moment. */
  public PoolFacts facts() {
    return pool.facts();
  }

  /**
   * Closes the database: whoever waits for a connection is refused, and this suspends until every
   * session is closed and every connection, too. Who is cancelled while it waits cuts the
   * connections that are still in use, and throws the {@link CancelledError}. A second time, it
   * only waits, if there is something to wait for.
   *
   * @throws IllegalStateException if it has to wait, and no task is running; then nothing has
   *     happened, and it is as open as it was
   */
  @Override
  public void close() {
    try {
      pool.close();
    } catch (CancelledError hurry) {
      closed = true;
      throw hurry;
    }
    closed = true;
    threads.close();
  }

  /** Says what its pool has. */
  @Override
  public String toString() {
    return "Database[" + pool.facts() + "]";
  }
}

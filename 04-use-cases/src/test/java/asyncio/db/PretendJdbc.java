package asyncio.db;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.waitUntil;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A database that does as it is told: how long each call takes, which ones fail. Its data are the
 * texts of the updates that were executed. It notes each call that matters, and what no program
 * should do.
 *
 * <p>Connections are numbered from 1. A call is named {@code commit}, and a statement by its SQL.
 */
final class PretendJdbc {

  private final List<String> calls = new ArrayList<>();
  private final List<String> committed = new ArrayList<>();
  private final List<String> onTheLoop = new ArrayList<>();
  private final List<String> atOnce = new ArrayList<>();
  private final List<Conn> connections = new ArrayList<>();
  private final Map<String, Integer> millis = new HashMap<>();
  private final Map<String, Deque<Throwable>> failures = new HashMap<>();
  private final Map<String, Integer> rows = new HashMap<>();
  private final PretendThreads workers;
  private final PretendThreads rescuers;
  private int cancelsToLose;
  private boolean deafToAbort;

  PretendJdbc(PretendThreads workers, PretendThreads rescuers) {
    this.workers = workers;
    this.rescuers = rescuers;
  }

  // What a test tells it

  /** A call takes so long, each time. */
  PretendJdbc slow(String call, int takes) {
    millis.put(call, takes);
    return this;
  }

  /** A call fails, the next time. */
  PretendJdbc failing(String call, String message) {
    failures.computeIfAbsent(call, _ -> new ArrayDeque<>()).add(new SQLException(message));
    return this;
  }

  /** A call does not fail the next time; it is to fail later. */
  PretendJdbc workingOnce(String call) {
    failures.computeIfAbsent(call, _ -> new ArrayDeque<>()).add(new FineThisTime());
    return this;
  }

  /** A query selects so many rows: the numbers from 1 on. */
  PretendJdbc selecting(String sql, int rows) {
    this.rows.put(sql, rows);
    return this;
  }

  /** So many calls to cancel come to nothing. */
  void losesCancels(int number) {
    cancelsToLose = number;
  }

  /** Cutting a connection comes to nothing. */
  void isDeafToAbort() {
    deafToAbort = true;
  }

  /** No connection that is open now answers any more. */
  void dies() {
    connections.forEach(c -> c.dead = true);
  }

  // What a test looks at

  /** The calls that matter: {@code 1 commit}. */
  List<String> calls() {
    return calls;
  }

  /** The updates that will stay. */
  List<String> committed() {
    return committed;
  }

  /** Calls that were made on the loop's thread. */
  List<String> onTheLoop() {
    return onTheLoop;
  }

  /** Calls that were made on a connection while another one was under way. */
  List<String> atOnce() {
    return atOnce;
  }

  /** The numbers of the connections that are open. */
  List<Integer> stillOpen() {
    return connections.stream().filter(c -> !c.closed).map(c -> c.number).toList();
  }

  /** How many connections have been opened. */
  int opened() {
    return connections.size();
  }

  private static final class FineThisTime extends Throwable {
    private static final long serialVersionUID = 1L;
  }

  // Connections

  /** Opens a connection. */
  Connection open() throws SQLException {
    requireWorker("open");
    takeTime("open");
    fail("open");
    var connection = new Conn(connections.size() + 1);
    connections.add(connection);
    note(connection, "open");
    return connection.proxy();
  }

  private void note(Conn connection, String what) {
    calls.add(connection.number + " " + what);
  }

  private void requireWorker(String call) {
    if (!workers.isHere()) {
      onTheLoop.add(call);
    }
  }

  private void takeTime(String call) {
    Integer takes = millis.get(call);
    if (takes != null) {
      await(sleep(Duration.ofMillis(takes)));
    }
  }

  private void fail(String call) throws SQLException {
    Deque<Throwable> planned = failures.get(call);
    if (planned != null && !planned.isEmpty() && planned.remove() instanceof SQLException failure) {
      throw failure;
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  /** What is under way on a connection, and can be ended from elsewhere. */
  private record UnderWay(String call, Future<SQLException> ended) {}

  private final class Conn {

    private final int number;
    private final List<String> pending = new ArrayList<>();
    private boolean autoCommit = true;
    private boolean closed;
    private boolean dead;
    private UnderWay underWay;

    private Conn(int number) {
      this.number = number;
    }

    private Connection proxy() {
      return PretendJdbc.proxy(
          Connection.class,
          (self, method, args) ->
              switch (method.getName()) {
                case "getAutoCommit" -> autoCommit;
                case "isClosed" -> closed;
                case "setAutoCommit" -> setAutoCommit((boolean) args[0]);
                case "commit" -> commit();
                case "rollback" -> args == null ? rollback() : rollbackTo((Saved) args[0]);
                case "setSavepoint" -> setSavepoint();
                case "releaseSavepoint" -> release((Saved) args[0]);
                case "isValid" -> isValid();
                case "close" -> close();
                case "abort" -> abort();
                case "prepareStatement" -> prepare((String) args[0]);
                case "clearWarnings" -> null;
                case "toString" -> "connection " + number;
                case "hashCode" -> System.identityHashCode(self);
                case "equals" -> self == args[0];
                default -> throw new UnsupportedOperationException(method.getName());
              });
    }

    private Object setAutoCommit(boolean on) throws SQLException {
      return work(
          "auto-commit " + (on ? "on" : "off"),
          () -> {
            if (on && !autoCommit) {
              keep();
            }
            autoCommit = on;
            return null;
          });
    }

    private void keep() {
      committed.addAll(pending);
      pending.clear();
    }

    private Object commit() throws SQLException {
      return work(
          "commit",
          () -> {
            keep();
            return null;
          });
    }

    private Object rollback() throws SQLException {
      return work(
          "rollback",
          () -> {
            pending.clear();
            return null;
          });
    }

    private Object rollbackTo(Saved savepoint) throws SQLException {
      return work(
          "rollback to savepoint",
          () -> {
            savepoint.requireThere();
            pending.subList(savepoint.updates, pending.size()).clear();
            return null;
          });
    }

    private Object release(Saved savepoint) throws SQLException {
      return work(
          "release savepoint",
          () -> {
            savepoint.requireThere();
            savepoint.released = true;
            return null;
          });
    }

    private Savepoint setSavepoint() throws SQLException {
      return work("savepoint", () -> new Saved(pending.size()));
    }

    private boolean isValid() throws SQLException {
      return work("is valid", () -> !dead && !closed);
    }

    private Object close() throws SQLException {
      if (!closed) {
        work("close", () -> null);
        closed = true;
        pending.clear();
      }
      return null;
    }

    private Object abort() {
      if (!rescuers.isHere()) {
        onTheLoop.add("abort");
      }
      note(this, "abort");
      if (!deafToAbort) {
        closed = true;
        pending.clear();
        end("connection aborted");
      }
      return null;
    }

    private void end(String why) {
      if (underWay != null && !underWay.ended().isDone()) {
        underWay.ended().setResult(new SQLException(why));
      }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
      work("prepare", () -> null);
      return new Stmt(this, sql).proxy();
    }

    /** Does something on the connection, which takes its time, and may be ended from elsewhere. */
    private <T> T work(String call, Effect<T> effect) throws SQLException {
      requireWorker(call);
      if (!call.equals("prepare")) {
        note(this, call);
      }
      if (underWay != null) {
        atOnce.add(call + " during " + underWay.call());
      }
      var mine = new UnderWay(call, new Future<>(EventLoop.running()));
      underWay = mine;
      try {
        wait(mine);
        fail(call);
        if (closed && !call.equals("is valid")) {
          throw new SQLException("the connection is closed", "08003");
        }
        return effect.take();
      } finally {
        if (underWay == mine) {
          underWay = null;
        }
      }
    }

    private void wait(UnderWay mine) throws SQLException {
      Integer takes = millis.get(mine.call());
      if (takes != null) {
        Future<SQLException> ended = mine.ended();
        await(waitUntil(ReturnWhen.FIRST_COMPLETED, Duration.ofMillis(takes), List.of(ended)));
        if (ended.isDone()) {
          throw ended.result();
        }
      }
    }
  }

  @FunctionalInterface
  private interface Effect<T> {
    T take() throws SQLException;
  }

  private static final class Saved implements Savepoint {

    private final int updates;
    private boolean released;

    private Saved(int updates) {
      this.updates = updates;
    }

    private void requireThere() throws SQLException {
      if (released) {
        throw new SQLException("no such savepoint", "3B001");
      }
    }

    @Override
    public int getSavepointId() {
      return updates;
    }

    @Override
    public String getSavepointName() {
      return "savepoint";
    }
  }

  // Statements

  private final class Stmt {

    private final Conn connection;
    private final String sql;
    private boolean closed;

    private Stmt(Conn connection, String sql) {
      this.connection = connection;
      this.sql = sql;
    }

    private PreparedStatement proxy() {
      return PretendJdbc.proxy(
          PreparedStatement.class,
          (self, method, args) ->
              switch (method.getName()) {
                case "setObject", "setString", "setNull" -> null;
                case "setFetchSize" -> fetch((int) args[0]);
                case "executeUpdate" -> update();
                case "executeQuery" -> query();
                case "cancel" -> cancel();
                case "close" -> close();
                case "isClosed" -> closed;
                case "hashCode" -> System.identityHashCode(self);
                case "equals" -> self == args[0];
                case "toString" -> sql;
                default -> throw new UnsupportedOperationException(method.getName());
              });
    }

    private Object fetch(int size) {
      note(connection, "fetch size " + size);
      return null;
    }

    private int update() throws SQLException {
      return connection.work(
          sql,
          () -> {
            connection.pending.add(sql);
            if (connection.autoCommit) {
              connection.keep();
            }
            return 1;
          });
    }

    private ResultSet query() throws SQLException {
      return connection.work(sql, () -> new Result(this, rows.getOrDefault(sql, 0)).proxy());
    }

    /**
     * As PostgreSQL has it: the call takes its way to the server, and there ends whatever the
     * connection is executing by then.
     */
    private Object cancel() throws SQLException {
      if (!rescuers.isHere()) {
        onTheLoop.add("cancel");
      }
      note(connection, "cancel");
      takeTime("cancel");
      fail("cancel");
      if (cancelsToLose > 0) {
        cancelsToLose--;
      } else {
        if (connection.underWay != null && !isMine(connection.underWay.call())) {
          note(connection, "cancel hits " + connection.underWay.call());
        }
        connection.end("statement cancelled");
      }
      return null;
    }

    private boolean isMine(String call) {
      return call.equals(sql) || call.startsWith("row ");
    }

    private Object close() throws SQLException {
      if (!closed) {
        closed = true;
        if (rows.containsKey(sql)) {
          connection.work("close " + sql, () -> null);
        }
      }
      return null;
    }
  }

  // Results

  private final class Result {

    private final Stmt statement;
    private final int number;
    private int row;

    private Result(Stmt statement, int number) {
      this.statement = statement;
      this.number = number;
    }

    private ResultSet proxy() {
      return PretendJdbc.proxy(
          ResultSet.class,
          (self, method, args) ->
              switch (method.getName()) {
                case "next" -> next();
                case "getInt" -> row;
                case "wasNull" -> false;
                case "getMetaData" -> columns();
                case "close" -> null;
                case "hashCode" -> System.identityHashCode(self);
                case "equals" -> self == args[0];
                default -> throw new UnsupportedOperationException(method.getName());
              });
    }

    private boolean next() throws SQLException {
      if (statement.closed) {
        throw new SQLException("the statement is closed");
      }
      if (row == number) {
        return false;
      }
      return statement.connection.work(
          "row " + (row + 1),
          () -> {
            row++;
            return true;
          });
    }

    private ResultSetMetaData columns() {
      return PretendJdbc.proxy(
          ResultSetMetaData.class,
          (_, method, _) ->
              switch (method.getName()) {
                case "getColumnCount" -> 1;
                case "getColumnLabel" -> "NUMBER";
                default -> throw new UnsupportedOperationException(method.getName());
              });
    }
  }
}

package asyncio.db;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;

import asyncio.loop.EventLoop;
import asyncio.sync.Event;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loopcraft.grader.Exercise;

/**
 * Connections that are lent, and used again: {@code asyncpg.Pool}.
 *
 * <p>A connection is opened when somebody waits for one, none is idle, and there are fewer than
 * {@link PoolOptions#mostConnections}. All that is not yet closed counts: what is being opened,
 * checked, cleaned or closed, too. None is opened or checked if as many are being opened or checked
 * already as tasks wait.
 *
 * <p>Whoever waits is served in the order of coming. A newcomer does not overtake those that wait.
 * A waiter that is cancelled does not count any more. It throws the {@link CancelledError}, even if
 * it was just told that a connection could not be opened; if it was just given one, it hands that
 * on, as if it had given it back. Nobody who opens a connection is needed for it to be used: it
 * goes to the first that waits when it is there, or stays idle. If it could not be opened, and
 * nobody waits, nobody hears of that.
 *
 * <p>Of idle connections, the one that came back last is lent first. If it was idle for longer than
 * {@link PoolOptions#checkAfter}, it is {@linkplain Link#check checked} before; if it fails, it is
 * discarded, and does not count any more once it is closed.
 *
 * <p>Use it on the loop's thread only. It never blocks that thread: whatever blocks, {@link Link}
 * does.
 */
@Exercise(value = "04.7", part = 1)
final class Pool implements AutoCloseable {

  private record Idle(Link link, long since) {}

  private final EventLoop loop = EventLoop.running();
  private final PoolOptions options;
  private final LinkSource source;
  private final Deque<Future<Link>> waiters = new ArrayDeque<>();
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final Set<Link> lent = new HashSet<>();
  private final Event empty = new Event();
  private int coming;
  private int going;
  private boolean closed;

  /**
   * Makes a pool of the running loop, without a connection yet.
   *
   * @throws IllegalStateException if no loop is running
   */
  Pool(PoolOptions options, LinkSource source) {
    this.options = options;
    this.source = source;
  }

  // Lending

  /**
   * A coroutine that waits for a connection, and takes it. If one is idle that need not be checked,
   * and nobody waits, it is there at once, without suspending. Nothing happens before the coroutine
   * is awaited, or runs as a task; then it comes into the line.
   *
   * <p>If a connection cannot be opened, the first that waits fails, with what the driver said. The
   * others go on waiting, and another attempt is made for them.
   *
   * @throws SQLException from the coroutine, as the driver throws it
   * @throws IllegalStateException from the coroutine, if the pool is closed, or is closed while it
   *     waits: {@code the pool is closed}
   */
  Coroutine<Link> acquire() {
    return async(
        () -> {
          requireOpen();
          var turn = new Future<Link>(loop);
          waiters.add(turn);
          serve();
          try {
            return await(turn);
          } catch (Throwable givenUp) {
            if (turn.isDone() && !turn.isCancelled() && turn.exception() == null) {
              release(turn.result());
            }
            throw givenUp;
          } finally {
            waiters.remove(turn);
          }
        });
  }

  private void requireOpen() {
    if (closed) {
      throw closedException();
    }
  }

  private static IllegalStateException closedException() {
    return new IllegalStateException("the pool is closed");
  }

  /** Lends what is idle, and opens what is missing, for as many as wait. */
  private void serve() {
    waiters.removeIf(Future::isDone);
    while (waiters.size() > coming && !idle.isEmpty()) {
      Idle last = idle.pop();
      if (isStale(last)) {
        check(last.link());
      } else {
        arrived(last.link());
      }
    }
    while (waiters.size() > coming && size() < options.mostConnections()) {
      open();
    }
  }

  private boolean isStale(Idle one) {
    return loop.time() - one.since() > options.checkAfter().toNanos();
  }

  private void open() {
    coming++;
    source
        .open()
        .addDoneCallback(
            opened -> {
              coming--;
              switch (opened.exception()) {
                case null -> arrived(opened.result());
                case Throwable failure -> failFirst(failure);
              }
              settle();
            });
  }

  private void check(Link link) {
    coming++;
    link.check()
        .addDoneCallback(
            checked -> {
              coming--;
              arrivedIf(checked.result(), link);
            });
  }

  private void failFirst(Throwable failure) {
    waiters.removeIf(Future::isDone);
    Future<Link> first = waiters.poll();
    if (first != null) {
      first.setException(failure);
    }
  }

  private void arrivedIf(boolean fit, Link link) {
    if (fit) {
      arrived(link);
    } else {
      discard(link);
    }
    settle();
  }

  /** Gives a connection that is fit to the first that waits. */
  private void arrived(Link link) {
    if (closed) {
      discard(link);
      return;
    }
    waiters.removeIf(Future::isDone);
    Future<Link> first = waiters.poll();
    if (first == null) {
      idle.push(new Idle(link, loop.time()));
    } else {
      lent.add(link);
      first.setResult(link);
    }
  }

  private void discard(Link link) {
    going++;
    link.discard()
        .addDoneCallback(
            _ -> {
              going--;
              settle();
            });
  }

  private int size() {
    return lent.size() + idle.size() + coming + going;
  }

  /** Something has changed. */
  private void settle() {
    serve();
    if (closed && size() == 0) {
      empty.set();
    }
  }

  // Giving back

  /**
   * Takes a connection back, without waiting. If it is {@linkplain Link#isFit fit}, the first that
   * waits gets it at once. If it is not, it is {@linkplain Link#clean cleaned} first, or discarded
   * if that fails or if it is {@linkplain Link#isLost lost}; then another one may be opened in its
   * place.
   *
   * @throws IllegalStateException if it is not lent: {@code the connection is not in use}
   */
  void release(Link link) {
    if (!lent.remove(link)) {
      throw new IllegalStateException("the connection is not in use");
    }
    if (link.isFit()) {
      arrived(link);
    } else if (link.isLost() || closed) {
      discard(link);
    } else {
      going++;
      link.clean()
          .addDoneCallback(
              cleaned -> {
                going--;
                arrivedIf(cleaned.result(), link);
              });
    }
  }

  // Closing

  /**
   * Closes the pool: nobody gets a connection any more, those that wait fail at once, idle
   * connections are discarded, and those in use when they come back. Suspends until there is none
   * left; if there is none, it does not suspend, and works outside of a loop, too. It may be called
   * several times, also at once.
   *
   * <p>Who is cancelled while it waits is in a hurry: it {@linkplain Link#cut cuts} the connections
   * that are still in use, and throws the {@link CancelledError} without waiting any longer. What
   * is being opened, checked, cleaned or closed comes to its end without it. The pool stays closed,
   * and others that close it go on waiting.
   *
   * @throws IllegalStateException if it has to wait, and no task is {@linkplain
   *     asyncio.Asyncio#currentTask running}; nothing has happened then, and the pool is as open as
   *     it was
   */
  @Override
  public void close() {
    if (size() > 0 && currentTask() == null) {
      throw new IllegalStateException("a pool with connections is closed by a task, as that waits");
    }
    if (!closed) {
      closed = true;
      waiters.forEach(Pool::refuse);
      idle.forEach(one -> discard(one.link()));
      idle.clear();
    }
    if (size() == 0) {
      return;
    }
    try {
      await(empty.waitUntilSet());
    } catch (CancelledError hurry) {
      List.copyOf(lent).forEach(Link::cut);
      throw hurry;
    }
  }

  private static void refuse(Future<Link> waiter) {
    if (!waiter.isDone()) {
      waiter.setException(closedException());
    }
  }

  // What can be seen

  /** What the pool has at this moment. */
  PoolFacts facts() {
    waiters.removeIf(Future::isDone);
    return new PoolFacts(size(), lent.size(), idle.size(), waiters.size());
  }

  /** Says what the pool has. */
  @Override
  public String toString() {
    return facts().toString();
  }
}

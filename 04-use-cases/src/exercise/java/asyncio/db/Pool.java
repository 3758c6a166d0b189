package asyncio.db;

import static asyncio.Asyncio.currentTask;
import static loopcraft.grader.Todo.todo;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import java.sql.SQLException;
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

  /**
   * Makes a pool of the running loop, without a connection yet.
   *
   * @throws IllegalStateException if no loop is running
   */
  Pool(PoolOptions options, LinkSource source) {
    throw todo("04.7");
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
    throw todo("04.7");
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
    throw todo("04.7");
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
    throw todo("04.7");
  }

  // What can be seen

  /** What the pool has at this moment. */
  PoolFacts facts() {
    throw todo("04.7");
  }

  /** Says what the pool has. */
  @Override
  public String toString() {
    throw todo("04.7");
  }
}

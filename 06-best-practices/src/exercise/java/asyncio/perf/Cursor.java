package asyncio.perf;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Awaitable;
import asyncio.task.Coroutine;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import loopcraft.grader.Exercise;

/**
 * Goes through items that come in chunks, one item after the other: an asynchronous iterator. While
 * the chunk lasts, an item costs no coroutine, no task and no suspension, except that others get
 * their turn now and then.
 *
 * <pre>{@code
 * while (await(cursor.advance())) {
 *   use(cursor.current());
 * }
 * }</pre>
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "06.4", part = 5)
public final class Cursor<T> {

  /**
   * Makes one before the first item.
   *
   * @param inARow how many items may follow each other without a suspension of the cursor's own
   * @throws IllegalArgumentException if that is below one: {@code inARow must be >= 1: N}
   */
  public Cursor(Chunks<T> chunks, int inARow) {
    throw todo("06.4");
  }

  /**
   * Goes to the next item; the awaitable says whether there is one. Await it before you call this
   * again.
   *
   * <p>If the next item is in the chunk, and nobody has to get a turn, the cursor is there when
   * this returns, and the awaitable is always the same object, which does not suspend; so it is
   * once the end was met, when no more chunks are asked for. Otherwise a coroutine is returned,
   * which asks for the next chunk if need be, and goes to its first item.
   *
   * <p>After so many items in a row as may be, wherever they came from, a bare suspension lets the
   * loop go through an iteration before the next item, and before a chunk that it needs is asked
   * for. That a chunk had to be waited for makes no difference.
   *
   * <p>If a chunk fails, so does the awaitable, and the next one asks again. If the awaitable is
   * cancelled, no item is lost. The cursor stays at its item until it goes to the next, or meets
   * the end.
   */
  public Awaitable<Boolean> advance() {
    throw todo("06.4");
  }

  /**
   * The item that the cursor is at.
   *
   * @throws NoSuchElementException before the first, and after the last
   */
  public T current() {
    throw todo("06.4");
  }

  /**
   * A coroutine that goes through all items that are left, by {@link #advance}, so that others get
   * their turn; what the action throws comes out.
   */
  public Coroutine<Void> forEach(Consumer<? super T> action) {
    throw todo("06.4");
  }
}

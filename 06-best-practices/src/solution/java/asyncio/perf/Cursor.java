package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.task.Awaitable;
import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.List;
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

  private static final Awaitable<Boolean> YES = () -> true;
  private static final Awaitable<Boolean> NO = () -> false;

  private final Chunks<T> chunks;
  private final int inARow;
  private List<T> chunk = List.of();
  private int next;
  private int sinceTurn;
  private boolean ended;

  /**
   * Makes one before the first item.
   *
   * @param inARow how many items may follow each other without a suspension of the cursor's own
   * @throws IllegalArgumentException if that is below one: {@code inARow must be >= 1: N}
   */
  public Cursor(Chunks<T> chunks, int inARow) {
    if (inARow < 1) {
      throw new IllegalArgumentException("inARow must be >= 1: " + inARow);
    }
    this.chunks = chunks;
    this.inARow = inARow;
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
    if (ended) {
      return NO;
    }
    if (next < chunk.size() && sinceTurn < inARow) {
      step();
      return YES;
    }
    return async(this::advanceSlowly);
  }

  private boolean advanceSlowly() {
    if (sinceTurn >= inARow) {
      await(sleep(Duration.ZERO));
      sinceTurn = 0;
    }
    if (next >= chunk.size()) {
      chunk = await(chunks.next());
      next = 0;
      ended = chunk.isEmpty();
    }
    if (ended) {
      return false;
    }
    step();
    return true;
  }

  private void step() {
    next++;
    sinceTurn++;
  }

  /**
   * The item that the cursor is at.
   *
   * @throws NoSuchElementException before the first, and after the last
   */
  public T current() {
    if (next == 0) {
      throw new NoSuchElementException("the cursor is at no item");
    }
    return chunk.get(next - 1);
  }

  /**
   * A coroutine that goes through all items that are left, by {@link #advance}, so that others get
   * their turn; what the action throws comes out.
   */
  public Coroutine<Void> forEach(Consumer<? super T> action) {
    return async(
        () -> {
          while (await(advance())) {
            action.accept(current());
          }
        });
  }
}

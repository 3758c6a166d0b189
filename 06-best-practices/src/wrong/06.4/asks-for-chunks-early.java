// Misconception: the next chunk is fetched as soon as the last item is out.
// Fails: noAwaitable, notAhead, waitingForAChunk, turnBeforeChunk, noCurrent, chunkFails
// Replaces: the whole class
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

public final class Cursor<T> {

  private static final Awaitable<Boolean> YES = () -> true;
  private static final Awaitable<Boolean> NO = () -> false;

  private final Chunks<T> chunks;
  private final int inARow;
  private List<T> chunk = List.of();
  private int next;
  private T last;
  private int sinceTurn;
  private boolean ended;

  public Cursor(Chunks<T> chunks, int inARow) {
    if (inARow < 1) {
      throw new IllegalArgumentException("inARow must be >= 1: " + inARow);
    }
    this.chunks = chunks;
    this.inARow = inARow;
  }

  public Awaitable<Boolean> advance() {
    if (ended) {
      return NO;
    }
    if (next + 1 < chunk.size() && sinceTurn < inARow) {
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
    if (next >= chunk.size()) {
      last = chunk.getLast();
      chunk = await(chunks.next());
      next = 0;
      ended = chunk.isEmpty();
    }
    return true;
  }

  private void step() {
    next++;
    sinceTurn++;
  }

  public T current() {
    if (next == 0 && last != null) {
      return last;
    }
    if (next == 0) {
      throw new NoSuchElementException("the cursor is at no item");
    }
    return chunk.get(next - 1);
  }

  public Coroutine<Void> forEach(Consumer<? super T> action) {
    return async(
        () -> {
          while (await(advance())) {
            action.accept(current());
          }
        });
  }
}

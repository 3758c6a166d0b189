// Alternative: the chunk is an iterator, and the current item a field.
// Replaces: the whole class
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.task.Awaitable;
import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

public final class Cursor<T> {

  private static final Awaitable<Boolean> YES = () -> true;
  private static final Awaitable<Boolean> NO = () -> false;

  private final Chunks<T> chunks;
  private final int inARow;
  private Iterator<T> items = List.<T>of().iterator();
  private T current;
  private boolean isAtAnItem;
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
    if (items.hasNext() && sinceTurn < inARow) {
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
    if (!items.hasNext()) {
      items = await(chunks.next()).iterator();
      ended = !items.hasNext();
    }
    if (ended) {
      isAtAnItem = false;
      return false;
    }
    step();
    return true;
  }

  private void step() {
    current = items.next();
    isAtAnItem = true;
    sinceTurn++;
  }

  public T current() {
    if (!isAtAnItem) {
      throw new NoSuchElementException("the cursor is at no item");
    }
    return current;
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

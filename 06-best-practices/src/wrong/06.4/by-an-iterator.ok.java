// Alternative: the chunk is an iterator, and the current item a field.
// Removes: chunk, next
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.task.Awaitable;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

public final class Cursor<T> {
  private Iterator<T> items = List.<T>of().iterator();
  private T current;
  private boolean isAtAnItem;

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
}

package asyncio.perf;

import asyncio.task.Coroutine;
import java.util.List;

/** Where items come from, many at a time: pages of a query, blocks of a file. */
@FunctionalInterface
public interface Chunks<T> {

  /**
   * A coroutine that brings the next items, in their order; an empty list is the end. The list is
   * the caller's. One is awaited at a time.
   */
  Coroutine<List<T>> next();
}

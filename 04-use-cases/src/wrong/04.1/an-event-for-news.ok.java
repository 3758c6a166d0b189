// Alternative: news are an event; a disturbed search begins anew; readAll takes all at the end.
// Removes: waiter, indexOf
package asyncio.stream;

import asyncio.sync.Event;

public final class StreamReader {

  private final Event news = new Event();
  private boolean waiting;

  public void setException(Exception failure) {
    this.failure = failure;
    news.set();
  }

  private void wakeUp() {
    news.set();
  }

  private void awaitData(String reader) throws Exception {
    throwFailure();
    if (waiting) {
      throw new IllegalStateException(reader + " while another read waits");
    }
    if (transportPaused) {
      transportPaused = false;
      transport.resumeReading();
    }
    waiting = true;
    news.clear();
    try {
      await(news.waitUntilSet());
    } finally {
      waiting = false;
    }
    throwFailure();
  }

  public Coroutine<byte[]> readAll() {
    return async(
        () -> {
          throwFailure();
          while (!eof) {
            awaitData("readAll");
          }
          return buffer.takeAll();
        });
  }

  private byte[] takeUntil(byte[] separator) throws Exception {
    if (separator.length == 0) {
      throw new IllegalArgumentException("the separator should be at least one byte");
    }
    throwFailure();
    int index;
    int searched = 0;
    while ((index = buffer.indexOf(separator, searched)) < 0) {
      int before = Math.max(0, buffer.size() - separator.length + 1);
      if (before > limit) {
        throw new LimitOverrunError("separator is not found, and chunk exceeds the limit", before);
      }
      if (eof) {
        throw new IncompleteReadError(buffer.takeAll());
      }
      long taken = buffer.taken();
      awaitData("readUntil");
      searched = taken == buffer.taken() ? before : 0;
    }
    if (index > limit) {
      throw new LimitOverrunError("separator is found, but chunk is longer than limit", index);
    }
    byte[] bytes = buffer.take(index + separator.length);
    resumeTransport();
    return bytes;
  }
}

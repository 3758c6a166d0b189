package asyncio.subprocess;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A pipe into which a scripted program writes; what a read brings is what was written at once. A
 * read blocks its thread until there is something. As on Linux, closing the pipe does not end it.
 */
final class ProgramsOutput extends InputStream {

  private static final byte[] END = {};

  private final EventLoop loop;
  private final SimulatedThreads threads;
  private final Deque<byte[]> written = new ArrayDeque<>();
  private IOException failure;
  private Future<Void> news;
  private int reads;
  private int readsAtOnce;
  private int mostReadsAtOnce;
  private int bytesRead;
  private boolean closed;
  private Future<?> mayClose;
  private IOException closingFailure;

  ProgramsOutput(EventLoop loop, SimulatedThreads threads) {
    this.loop = loop;
    this.threads = threads;
    news = new Future<>(loop);
  }

  // The program

  void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  void write(byte[] bytes) {
    written.add(bytes);
    tell();
  }

  void end() {
    written.add(END);
    tell();
  }

  void fail(IOException failure) {
    this.failure = failure;
    tell();
  }

  private void tell() {
    news.setResult(null);
    news = new Future<>(loop);
  }

  /** Closing it blocks its thread until a future is done. */
  void closesNotBefore(Future<?> mayClose) {
    this.mayClose = mayClose;
  }

  /** Closing it fails. */
  void closingFails(IOException failure) {
    closingFailure = failure;
  }

  /** How many bytes nobody has read. */
  int unread() {
    return written.stream().mapToInt(bytes -> bytes.length).sum();
  }

  // The reader

  @Override
  public int read() {
    throw new UnsupportedOperationException("that would be one byte at a time");
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    threads.mayBlock("a read");
    reads++;
    if (closed) {
      throw new IOException("Stream closed");
    }
    mostReadsAtOnce = Math.max(mostReadsAtOnce, ++readsAtOnce);
    try {
      while (written.isEmpty() && failure == null) {
        threads.block(news);
      }
      return take(target, offset, length);
    } finally {
      readsAtOnce--;
    }
  }

  private int take(byte[] target, int offset, int length) throws IOException {
    if (written.isEmpty()) {
      throw failure;
    }
    byte[] first = written.getFirst();
    if (first.length == 0) {
      return -1;
    }
    written.removeFirst();
    int taken = Math.min(length, first.length);
    System.arraycopy(first, 0, target, offset, taken);
    if (taken < first.length) {
      written.addFirst(Arrays.copyOfRange(first, taken, first.length));
    }
    bytesRead += taken;
    return taken;
  }

  @Override
  public void close() throws IOException {
    if (mayClose == null) {
      threads.mayBlockSeldom("closing");
    } else {
      threads.mayBlock("closing");
      threads.block(mayClose);
    }
    closed = true;
    if (closingFailure != null) {
      throw closingFailure;
    }
  }

  /** As the streams of a process do when it is destroyed: what comes now is lost. */
  void closeAtOnce() {
    closed = true;
    fail(new IOException("Stream closed"));
    written.clear();
  }

  int reads() {
    return reads;
  }

  int readsNow() {
    return readsAtOnce;
  }

  int mostReadsAtOnce() {
    return mostReadsAtOnce;
  }

  int bytesRead() {
    return bytesRead;
  }

  boolean isClosed() {
    return closed;
  }
}

package asyncio.subprocess;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A pipe from which a scripted program reads. What was not flushed does not go into it, and a write
 * blocks its thread while it is full.
 */
final class ProgramsInput extends OutputStream {

  private final EventLoop loop;
  private final SimulatedThreads threads;
  private final ByteArrayOutputStream unflushed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
  private int room;
  private IOException broken;
  private Future<Void> news;
  private Future<?> mayFlush;
  private Future<?> mayClose;
  private int writes;
  private int callsAtOnce;
  private int mostCallsAtOnce;
  private int longestWrite;
  private boolean closed;
  private Runnable whenClosed = () -> {};

  /** Makes one that has room for everything. */
  ProgramsInput(EventLoop loop, SimulatedThreads threads) {
    this.loop = loop;
    this.threads = threads;
    room = Integer.MAX_VALUE;
    news = new Future<>(loop);
  }

  // The program

  /** From now on there is room for so many bytes only, until the program reads. */
  void reads(int bytes) {
    room = bytes;
    tell();
  }

  /** The program reads no more. */
  void breaks(IOException failure) {
    broken = failure;
    tell();
  }

  /** Flushing blocks its thread until a future is done, as it does for what a buffer has held. */
  void flushesNotBefore(Future<?> mayFlush) {
    this.mayFlush = mayFlush;
  }

  /** The first closing blocks its thread until a future is done. */
  void closesNotBefore(Future<?> mayClose) {
    this.mayClose = mayClose;
  }

  void whenClosed(Runnable action) {
    whenClosed = action;
  }

  private void tell() {
    news.setResult(null);
    news = new Future<>(loop);
  }

  /** What has arrived at the program so far. */
  String text() {
    return arrived.toString(StandardCharsets.UTF_8);
  }

  int length() {
    return arrived.size();
  }

  boolean isClosed() {
    return closed;
  }

  /** How many writes were tried. */
  int writes() {
    return writes;
  }

  /** How many writes and flushes were under way at once, at most. */
  int mostCallsAtOnce() {
    return mostCallsAtOnce;
  }

  /** Whether something that was written has not been flushed. */
  boolean holdsUnflushed() {
    return unflushed.size() > 0;
  }

  int longestWrite() {
    return longestWrite;
  }

  // The writer

  @Override
  public void write(int b) {
    throw new UnsupportedOperationException("that would be one byte at a time");
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    threads.mayBlock("a write");
    writes++;
    mostCallsAtOnce = Math.max(mostCallsAtOnce, ++callsAtOnce);
    longestWrite = Math.max(longestWrite, length);
    try {
      while (room < length && broken == null) {
        threads.block(news);
      }
      if (closed) {
        throw new IOException("Stream closed");
      }
      if (broken != null) {
        throw broken;
      }
      room -= length;
      unflushed.write(bytes, offset, length);
    } finally {
      callsAtOnce--;
    }
  }

  @Override
  public void flush() throws IOException {
    threads.mayBlock("flushing");
    mostCallsAtOnce = Math.max(mostCallsAtOnce, ++callsAtOnce);
    try {
      if (mayFlush != null) {
        threads.block(mayFlush);
      }
    } finally {
      callsAtOnce--;
    }
    if (broken != null) {
      throw broken;
    }
    arrived.writeBytes(unflushed.toByteArray());
    unflushed.reset();
  }

  @Override
  public void close() throws IOException {
    boolean first = !closed;
    closed = true;
    if (first && mayClose != null) {
      threads.mayBlock("closing");
      threads.block(mayClose);
    } else {
      threads.mayBlockSeldom("closing");
    }
    if (first) {
      whenClosed.run();
    }
    if (broken != null) {
      throw broken;
    }
  }
}

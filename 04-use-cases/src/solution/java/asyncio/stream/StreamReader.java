package asyncio.stream;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import loopcraft.grader.Exercise;

/**
 * The bytes that arrive on a connection, for a coroutine to read: {@code asyncio.StreamReader}.
 *
 * <p>On one side somebody feeds it what arrives; on the other, coroutines read. It keeps what
 * nobody has read yet. Once that is more than twice its limit, it has the transport pause, whether
 * somebody waits or not. Whatever takes bytes away, and leaves no more than the limit, has it go
 * on; so does a read that needs more than is kept, before it waits. Use it on the loop's thread
 * only.
 *
 * <p>Every read is a coroutine, which does nothing before it is awaited: what it refuses, it
 * refuses then. It suspends only if what it needs has not arrived. What has arrived can be read
 * although the stream has ended behind it. When {@link #setException} has been called, every read
 * throws that exception, even if there are bytes left.
 *
 * <p>One coroutine at a time waits. Another read that would have to wait throws an {@link
 * IllegalStateException} from its coroutine. A read that need not wait is let in, and takes what it
 * finds; the one that waits goes on waiting, for what comes then. (In CPython 3.13, {@code read}
 * takes that for the end of the stream, and {@code readuntil} overlooks a separator.) A read that
 * is cancelled while it waits takes nothing, except {@link #readAll}.
 */
@Exercise(value = "04.1", part = 1)
public final class StreamReader {

  /** The limit of a stream that is given none: 64 KiB. */
  public static final int DEFAULT_LIMIT = 64 * 1024;

  private static final byte[] NEWLINE = {'\n'};

  private final int limit;
  private final ByteQueue buffer = new ByteQueue();
  private Transport transport;
  private boolean transportPaused;
  private boolean eof;
  private Exception failure;
  private Future<Void> waiter;

  /** Makes an empty stream with the default limit. */
  public StreamReader() {
    this(DEFAULT_LIMIT);
  }

  /**
   * Makes an empty stream.
   *
   * @param limit how many bytes there may be before a separator; twice as many are kept before the
   *     transport pauses
   * @throws IllegalArgumentException if the limit is not positive
   */
  public StreamReader(int limit) {
    if (limit <= 0) {
      throw new IllegalArgumentException("limit cannot be <= 0: " + limit);
    }
    this.limit = limit;
  }

  // Feeding

  /**
   * Names the transport that is to pause when too much is kept. Without one, nothing pauses.
   *
   * @throws IllegalStateException if it has one already
   */
  public void setTransport(Transport transport) {
    if (this.transport != null) {
      throw new IllegalStateException("the transport is already set");
    }
    this.transport = transport;
  }

  /**
   * Takes in what has arrived, all that remains in the buffer, so that nothing remains, and wakes
   * who waits: {@code feed_data}. Nothing at all is no news. The buffer is the caller's again
   * afterwards; it may be a direct one.
   *
   * @throws IllegalStateException after {@link #feedEof}
   */
  public void feedData(ByteBuffer bytes) {
    if (eof) {
      throw new IllegalStateException("feedData after feedEof");
    }
    if (!bytes.hasRemaining()) {
      return;
    }
    buffer.add(bytes);
    wakeUp();
    if (transport != null && !transportPaused && buffer.size() > 2L * limit) {
      transportPaused = true;
      transport.pauseReading();
    }
  }

  /** Nothing will arrive any more; what is kept can still be read: {@code feed_eof}. */
  public void feedEof() {
    eof = true;
    wakeUp();
  }

  /**
   * Has every later read fail, and the one that waits: {@code set_exception}. What is kept, or fed
   * later, nobody can read any more.
   */
  public void setException(Exception failure) {
    this.failure = failure;
    if (waiter != null && !waiter.isDone()) {
      waiter.setException(failure);
    }
  }

  /** What was given to {@link #setException}, or null. */
  public Exception exception() {
    return failure;
  }

  /** Whether nothing is kept, and nothing will arrive: {@code at_eof}. */
  public boolean atEof() {
    return eof && buffer.isEmpty();
  }

  private void wakeUp() {
    if (waiter != null && !waiter.isDone()) {
      waiter.setResult(null);
    }
  }

  // Reading

  /**
   * A coroutine that reads so many bytes at most, and waits only if there are none at all: {@code
   * read(n)}.
   *
   * @return at least one byte, or none at the end of the stream, or if none was asked for
   * @throws IllegalArgumentException from the coroutine, if the number is negative
   */
  public Coroutine<byte[]> read(int atMost) {
    return async(
        () -> {
          requireNotNegative(atMost);
          throwFailure();
          if (atMost > 0) {
            awaitAny("read");
          }
          byte[] bytes = buffer.take(Math.min(atMost, buffer.size()));
          resumeTransport();
          return bytes;
        });
  }

  /**
   * A coroutine that reads as many bytes as have arrived and as fit, and waits only if there are
   * none: {@link #read} for who reuses a buffer.
   *
   * @return how many bytes were put into the buffer, beginning at its position; 0 at once, if it
   *     has no room; or -1 at the end of the stream
   */
  public Coroutine<Integer> readInto(ByteBuffer target) {
    return async(
        () -> {
          throwFailure();
          if (!target.hasRemaining()) {
            return 0;
          }
          awaitAny("readInto");
          int length = buffer.takeInto(target);
          resumeTransport();
          return length == 0 ? -1 : length;
        });
  }

  /**
   * A coroutine that reads up to the end of the stream: {@code read(-1)}. It takes the bytes as
   * they arrive. So if it is cancelled, or the stream fails, what it had taken is lost, as in
   * CPython.
   */
  public Coroutine<byte[]> readAll() {
    return async(
        () -> {
          var all = new ByteArrayOutputStream();
          byte[] block;
          do {
            block = await(read(limit));
            all.writeBytes(block);
          } while (block.length > 0);
          return all.toByteArray();
        });
  }

  /**
   * A coroutine that reads so many bytes, however long that takes: {@code readexactly}. The limit
   * does not matter.
   *
   * @throws IncompleteReadError from the coroutine, if the stream ends before; what had arrived is
   *     in the error, and no longer in the stream
   * @throws IllegalArgumentException from the coroutine, if the number is negative
   */
  public Coroutine<byte[]> readExactly(int length) {
    return async(
        () -> {
          requireNotNegative(length);
          throwFailure();
          while (buffer.size() < length) {
            if (eof) {
              throw new IncompleteReadError(buffer.takeAll(), length);
            }
            awaitData("readExactly");
          }
          byte[] bytes = buffer.take(length);
          resumeTransport();
          return bytes;
        });
  }

  /**
   * A coroutine that reads up to a separator, which is the end of what it returns: {@code
   * readuntil}.
   *
   * @throws IncompleteReadError from the coroutine, if the stream ends before; what had arrived is
   *     in the error, and no longer in the stream
   * @throws LimitOverrunError from the coroutine, if more bytes than the limit stand before the
   *     separator, whether it has arrived or not, and even if the stream has ended; they stay in
   *     the stream. {@code consumed} is how many stand before it; if it has not arrived, how many
   *     cannot be part of it: the last bytes may be, all but one of the separator's length
   * @throws IllegalArgumentException from the coroutine, if the separator is empty
   */
  public Coroutine<byte[]> readUntil(byte[] separator) {
    return async(() -> takeUntil(separator));
  }

  private byte[] takeUntil(byte[] separator) throws Exception {
    if (separator.length == 0) {
      throw new IllegalArgumentException("the separator should be at least one byte");
    }
    throwFailure();
    int index;
    long searched = 0; // a place in the stream: while this one waits, another may take bytes
    while ((index = indexOf(separator, searched)) < 0) {
      // The separator may have arrived in part.
      int before = Math.max(0, buffer.size() - separator.length + 1);
      if (before > limit) {
        throw new LimitOverrunError("separator is not found, and chunk exceeds the limit", before);
      }
      if (eof) {
        throw new IncompleteReadError(buffer.takeAll());
      }
      searched = buffer.taken() + before;
      awaitData("readUntil");
    }
    if (index > limit) {
      throw new LimitOverrunError("separator is found, but chunk is longer than limit", index);
    }
    byte[] bytes = buffer.take(index + separator.length);
    resumeTransport();
    return bytes;
  }

  /** Where a separator stands, looked for from a place in the stream on; or -1. */
  private int indexOf(byte[] separator, long from) {
    return buffer.indexOf(separator, (int) Math.max(0, from - buffer.taken()));
  }

  /**
   * A coroutine that reads a line, with the newline at its end: {@code readline}. At the end of the
   * stream it is what is left, without a newline, and then nothing.
   *
   * @throws LimitOverrunError from the coroutine, if the line is longer than the limit. (In Python,
   *     a {@code ValueError}.) The line is thrown away then, up to its newline; or, if that has not
   *     arrived, all that has
   */
  public Coroutine<byte[]> readLine() {
    return async(
        () -> {
          try {
            return takeUntil(NEWLINE);
          } catch (IncompleteReadError ended) {
            return ended.partial();
          } catch (LimitOverrunError tooLong) {
            boolean found = buffer.hasAt(tooLong.consumed(), NEWLINE);
            buffer.drop(found ? tooLong.consumed() + NEWLINE.length : buffer.size());
            resumeTransport();
            throw tooLong;
          }
        });
  }

  /**
   * The lines that are to come, each awaited when it is asked for: {@code async for}. What {@link
   * #readLine} throws, the iterator throws; after a line that was too long, the next one can be
   * asked for.
   */
  public Iterable<byte[]> lines() {
    return Lines::new;
  }

  private final class Lines implements Iterator<byte[]> {

    private byte[] next;

    @Override
    public boolean hasNext() {
      if (next == null) {
        next = await(readLine());
      }
      return next.length > 0;
    }

    @Override
    public byte[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      byte[] line = next;
      next = null;
      return line;
    }
  }

  private static void requireNotNegative(int length) {
    if (length < 0) {
      throw new IllegalArgumentException("the number of bytes cannot be negative: " + length);
    }
  }

  private void throwFailure() throws Exception {
    if (failure != null) {
      throw failure;
    }
  }

  private void awaitAny(String reader) throws Exception {
    while (buffer.isEmpty() && !eof) {
      awaitData(reader);
    }
  }

  /** Waits for any news at all. A failure may have come since the bytes that woke the caller. */
  private void awaitData(String reader) throws Exception {
    throwFailure();
    if (waiter != null) {
      throw new IllegalStateException(
          reader + " called while another coroutine is already waiting for incoming data");
    }
    if (transportPaused) {
      // Whoever needs more than is kept would wait for ever.
      transportPaused = false;
      transport.resumeReading();
    }
    waiter = new Future<>(EventLoop.running());
    try {
      await(waiter);
    } finally {
      waiter = null;
    }
  }

  private void resumeTransport() {
    if (transportPaused && buffer.size() <= limit) {
      transportPaused = false;
      transport.resumeReading();
    }
  }

  /**
   * Says how much is kept, and how the stream stands, such as {@code StreamReader[3 bytes]}. Where
   * they apply, there follow {@code , eof}, {@code , exception=} with the exception, and {@code ,
   * paused} while the transport pauses.
   */
  @Override
  public String toString() {
    return "StreamReader[%d bytes%s%s%s]"
        .formatted(
            buffer.size(),
            eof ? ", eof" : "",
            failure == null ? "" : ", exception=" + failure,
            transportPaused ? ", paused" : "");
  }
}

package asyncio.subprocess;

import asyncio.loop.EventLoop;
import asyncio.stream.Protocol;
import asyncio.stream.WriteBufferLimits;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import loopcraft.grader.Exercise;

/**
 * The end of a pipe into which we write what a program reads: {@code _UnixWritePipeTransport}.
 *
 * <p>Whatever may block is done by {@link #onThread}: writing, flushing and closing. There is one
 * such call at a time, so that the bytes keep their order, with 64 KiB at most. What waits for its
 * turn is kept, and so is what is in a call until that has ended. All of it counts for the limits,
 * which unless others are set are {@link WriteBufferLimits#DEFAULT}. The protocol is asked to pause
 * when more than the high limit is kept, and to go on when it is down to the low one, closing or
 * not: each once, and in turn.
 */
@Exercise(value = "05.3", part = 2)
final class WritePipe extends PipeTransport {

  private static final int BLOCK = 64 * 1024;

  private final OutputStream out;
  private final Protocol protocol;
  private final Queue<byte[]> kept = new ArrayDeque<>();
  private WriteBufferLimits limits = WriteBufferLimits.DEFAULT;
  private int size;
  private boolean busy;
  private boolean paused;
  private boolean closing;
  private boolean lost;

  /** Makes one that keeps nothing. */
  WritePipe(EventLoop loop, Executor threads, OutputStream out, Protocol protocol) {
    super(loop, threads);
    this.out = out;
    this.protocol = protocol;
  }

  /** Tells the protocol that the connection stands. */
  void start() {
    protocol.connectionMade(this);
  }

  /**
   * Takes all that remains in the buffer, which is the caller's again afterwards, and has it
   * written and flushed. Once the pipe is closing, in whatever way, it is dropped: to end what one
   * writes and to close is the same with a pipe.
   */
  @Override
  public void write(ByteBuffer bytes) {
    if (closing) {
      bytes.position(bytes.limit());
      return;
    }
    size = Math.addExact(size, bytes.remaining());
    while (bytes.hasRemaining()) {
      byte[] block = new byte[Math.min(BLOCK, bytes.remaining())];
      bytes.get(block);
      kept.add(block);
    }
    pauseIfTooMuch();
    writeNext();
  }

  private void writeNext() {
    if (busy || lost) {
      return;
    }
    byte[] block = kept.peek();
    if (block != null) {
      busy = true;
      onThread(() -> writeAndFlush(block), this::written);
    } else if (closing) {
      busy = true;
      onThread(this::closeStream, (_, _) -> end(null));
    }
  }

  private Void writeAndFlush(byte[] block) throws Exception {
    out.write(block);
    out.flush();
    return null;
  }

  private Void closeStream() throws Exception {
    out.close();
    return null;
  }

  private void written(Object nothing, Exception failure) {
    busy = false;
    if (lost) {
      return;
    }
    if (failure != null) {
      giveUp(failure);
      return;
    }
    size -= kept.remove().length;
    resumeIfLittle();
    writeNext();
  }

  private void pauseIfTooMuch() {
    if (!paused && size > limits.high()) {
      paused = true;
      protocol.pauseWriting();
    }
  }

  private void resumeIfLittle() {
    if (paused && size <= limits.low()) {
      paused = false;
      protocol.resumeWriting();
    }
  }

  /**
   * Sets the limits, which count from now on: it may be that the protocol has to pause at once.
   * Whether one that may go on is told now, or when the next write has ended, is left open.
   */
  @Override
  public void setWriteBufferLimits(WriteBufferLimits limits) {
    this.limits = limits;
    pauseIfTooMuch();
  }

  /** How many bytes are kept; none after {@link #abort}. */
  @Override
  public int writeBufferSize() {
    return size;
  }

  /**
   * The same as {@link #close}: the program reads the end of the stream when the pipe is closed.
   */
  @Override
  public void writeEof() {
    close();
  }

  /**
   * Takes nothing more. When all that is kept has been written, the stream is closed, and then the
   * protocol is told that the connection is lost, without a failure, whatever comes of the closing.
   * A second time does nothing.
   */
  @Override
  public void close() {
    if (!closing) {
      closing = true;
      writeNext();
    }
  }

  /**
   * Drops what is kept, and has the stream closed now, whatever call is under way: a write, or the
   * closing that {@link #close} has begun. The closing itself may have to wait for that write, on a
   * thread of its own: a Java stream does. So a program that does not read does not learn of it;
   * that takes a kill. In the loop's next iteration the protocol is told that the connection is
   * lost, without a failure, and only once. It is not asked to go on.
   *
   * <p>When a write fails, the pipe does the same by itself, closing or not: no other is tried, and
   * the protocol is told of the failure.
   */
  @Override
  public void abort() {
    if (!lost) {
      giveUp(null);
    }
  }

  private void giveUp(Exception failure) {
    closing = true;
    kept.clear();
    size = 0;
    onThread(this::closeStream, (_, _) -> {});
    end(failure);
  }

  private void end(Exception failure) {
    if (!lost) {
      lost = true;
      loop.callSoon(() -> protocol.connectionLost(failure));
    }
  }

  /** Whether it is closed, or going to be. */
  @Override
  public boolean isClosing() {
    return closing;
  }
}

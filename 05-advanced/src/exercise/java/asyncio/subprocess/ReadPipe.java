package asyncio.subprocess;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.stream.Protocol;
import java.io.InputStream;
import java.util.concurrent.Executor;
import loopcraft.grader.Exercise;

/**
 * The end of a pipe from which we read what a program writes: {@code _UnixReadPipeTransport}.
 *
 * <p>Whatever may block is done by {@link #onThread}: reading, and closing as well, since some
 * systems have it wait for a read that is under way. A read is a call of its own, and the next one
 * is begun when what it brought has been handed on. So there is one at a time, and none while the
 * pipe is paused: then the program that writes has to wait, once the pipe is full.
 */
@Exercise(value = "05.3", part = 1)
final class ReadPipe extends PipeTransport {

  /** Makes one, which does not read yet. */
  ReadPipe(EventLoop loop, Executor threads, InputStream in, Protocol protocol) {
    super(loop, threads);
    throw todo("05.3");
  }

  /** Tells the protocol that the connection stands, and begins to read unless it is paused then. */
  void start() {
    throw todo("05.3");
  }

  /**
   * Begins no more reads. One that is under way cannot be called back: what it brings is handed on
   * all the same, be it data, the end or a failure. A second time does nothing.
   */
  @Override
  public void pauseReading() {
    throw todo("05.3");
  }

  /** Reads again, however often it was paused; a pipe that is closed does not. */
  @Override
  public void resumeReading() {
    throw todo("05.3");
  }

  /**
   * Closes the stream now, a read under way or not; what that brings is dropped, and no other read
   * is begun. In the loop's next iteration, the protocol is told that the connection is lost,
   * without a failure. That does not wait until the stream is closed, and does not depend on what
   * comes of it. A second time does nothing.
   *
   * <p>By itself the pipe does the same when the stream ends, after {@link Protocol#eofReceived},
   * whatever that returns: a pipe has no other direction. And when a read fails; then the protocol
   * is told of the failure. Whoever closes it meanwhile, the protocol is told once.
   */
  @Override
  public void close() {
    throw todo("05.3");
  }

  /** The same as {@link #close}, and no failure either: nothing is kept here. */
  @Override
  public void abort() {
    throw todo("05.3");
  }

  /** Whether it is closed, in whatever way. */
  @Override
  public boolean isClosing() {
    throw todo("05.3");
  }
}

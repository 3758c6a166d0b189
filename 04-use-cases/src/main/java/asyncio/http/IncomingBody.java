package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;

import asyncio.loop.EventLoop;
import asyncio.stream.StreamReader;
import asyncio.stream.StreamWriter;
import asyncio.task.Coroutine;
import asyncio.task.TimeoutError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The body of a request that a connection receives. It has a client that waits for {@code 100
 * Continue} begin when somebody reads, is patient for {@link HttpLimits#bodyTime}, and can be
 * skipped.
 */
final class IncomingBody implements RequestBody {

  /** To read so much in vain is cheaper than a new connection. */
  private static final int MOST_TO_SKIP = 64 * 1024;

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] NOTHING = {};

  private final BodySource source;
  private final StreamWriter writer;
  private boolean clientWaits;
  private Duration patience;
  private boolean ended;
  private Exception failure;

  private IncomingBody(
      BodySource source, StreamWriter writer, boolean clientWaits, Duration patience) {
    this.source = source;
    this.writer = writer;
    this.clientWaits = clientWaits;
    this.patience = patience;
  }

  /**
   * The body that follows a head.
   *
   * @throws HttpError if the head says something wrong about it, or more than the limit
   */
  static IncomingBody after(
      RequestHead head, StreamReader reader, StreamWriter writer, HttpLimits limits) {
    OptionalLong length = BodyFraming.lengthOf(head, limits);
    BodySource source =
        length.isPresent()
            ? new CountedBody(reader, length.getAsLong())
            : new ChunkedBody(reader, limits);
    var body =
        new IncomingBody(source, writer, Expectation.isContinue(head), limits.bodyTime());
    if (length.orElse(1) == 0) {
      body.end();
    }
    return body;
  }

  private void end() {
    ended = true;
    clientWaits = false;
  }

  @Override
  public Coroutine<byte[]> read() {
    return async(
        () -> {
          if (failure != null) {
            throw failure;
          }
          if (ended) {
            return NOTHING;
          }
          letTheClientBegin();
          byte[] piece = readPatiently();
          if (piece.length == 0) {
            end();
          }
          return piece;
        });
  }

  private void letTheClientBegin() {
    if (clientWaits) {
      clientWaits = false;
      writer.write(CONTINUE);
    }
  }

  private byte[] readPatiently() throws Exception {
    EventLoop loop = EventLoop.running();
    long start = loop.time();
    // Whatever ends a read early, nobody knows what it has consumed.
    failure = new IllegalStateException("the body was given up in the middle of a read");
    byte[] piece;
    try {
      piece = await(timeout(patience, () -> await(source.next())), IOException.class);
    } catch (TimeoutError tooSlow) {
      throw failWith(new HttpError(Status.REQUEST_TIMEOUT, "the body is too slow"));
    } catch (IOException lost) {
      throw failWith(new ClientGone(lost));
    } catch (HttpError malformed) {
      throw failWith(malformed);
    }
    failure = null;
    patience = patience.minusNanos(loop.time() - start);
    return piece;
  }

  private Exception failWith(Exception failure) {
    this.failure = failure;
    return failure;
  }

  /**
   * Whether what is left may be read in vain, so that the connection can go on: nothing has failed,
   * the client has sent it or will, and it is not known to be too much.
   */
  boolean canBeSkipped() {
    return ended
        || failure == null
            && !clientWaits
            && !(source instanceof CountedBody counted && counted.left() > MOST_TO_SKIP);
  }

  /** A coroutine that reads what is left, and tells whether it came to the end. */
  Coroutine<Boolean> skip() {
    return async(
        () -> {
          try {
            for (int skipped = 0; !ended && skipped <= MOST_TO_SKIP; ) {
              skipped += await(read(), ClientGone.class).length;
            }
          } catch (HttpError | ClientGone | IllegalStateException hopeless) {
            // The answer has been sent already.
          }
          return ended;
        });
  }
}

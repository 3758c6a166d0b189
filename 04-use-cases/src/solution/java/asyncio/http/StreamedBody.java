package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.nio.charset.StandardCharsets;
import loopcraft.grader.Exercise;

/**
 * Sends a body that is made meanwhile, in chunks if its length is not known and the client
 * understands that. It is what the producer writes to.
 */
@Exercise(value = "04.3", part = 4)
final class StreamedBody implements BodyWriter {

  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  private final ResponseBody.Streamed body;
  private final boolean chunked;
  private final PatientWriter out;
  private long written;
  private boolean ended;

  /**
   * Makes one.
   *
   * @param chunked whether it goes out in chunks; otherwise as it is
   */
  StreamedBody(ResponseBody.Streamed body, boolean chunked, PatientWriter out) {
    this.body = body;
    this.chunked = chunked;
    this.out = out;
  }

  /**
   * A coroutine that sends bytes at once, as one chunk if chunks it is, in a single write.
   *
   * @throws ClientGone from the coroutine, as {@link PatientWriter#write} does
   * @throws IllegalStateException from the coroutine, if that would be more than the length that
   *     was promised, or if the body has ended; nothing is sent then
   */
  @Override
  public Coroutine<Void> write(byte[] bytes) {
    return async(
        () -> {
          if (ended) {
            throw new IllegalStateException("the body has ended");
          }
          if (written + bytes.length > body.length().orElse(Long.MAX_VALUE)) {
            throw new IllegalStateException(
                "more than the %d bytes that were promised".formatted(body.length().getAsLong()));
          }
          written += bytes.length;
          if (bytes.length > 0) {
            await(out.write(chunked ? chunk(bytes) : bytes));
          }
        });
  }

  private static byte[] chunk(byte[] bytes) {
    String size = Integer.toHexString(bytes.length);
    var chunk = new byte[size.length() + 2 + bytes.length + 2];
    int at = 0;
    for (; at < size.length(); at++) {
      chunk[at] = (byte) size.charAt(at);
    }
    chunk[at++] = '\r';
    chunk[at++] = '\n';
    System.arraycopy(bytes, 0, chunk, at, bytes.length);
    at += bytes.length;
    chunk[at++] = '\r';
    chunk[at] = '\n';
    return chunk;
  }

  /**
   * A coroutine that has the producer write the body, and sends what ends it. If the connection is
   * lost, or this coroutine is cancelled, the await is cancelled that the producer is in. However
   * this ends, the producer has ended before, and no task is left that this has started.
   *
   * @throws ClientGone from the coroutine, if the producer was cancelled because the connection was
   *     lost
   * @throws IllegalStateException from the coroutine, if the producer wrote less than was promised
   * @throws Exception from the coroutine, whatever the producer throws; nothing that looks like an
   *     end has been sent then
   */
  Coroutine<Void> send() {
    return async(
        () -> {
          try {
            produce();
          } finally {
            ended = true;
          }
          if (written < body.length().orElse(0)) {
            throw new IllegalStateException(
                "%d bytes of the %d that were promised"
                    .formatted(written, body.length().getAsLong()));
          }
          if (chunked) {
            await(out.write(LAST_CHUNK));
          }
        });
  }

  private void produce() throws ClientGone {
    Task<Void> producing = createTask(async(() -> body.producer().writeTo(this)), "body");
    Task<Void> gone = createTask(out.waitUntilGone(), "client gone");
    gone.addDoneCallback(_ -> producing.cancel());
    try {
      await(producing);
    } catch (CancelledError cancelled) {
      if (gone.isDone() && !gone.isCancelled()) {
        throw new ClientGone("the client went away");
      }
      throw cancelled;
    } finally {
      gone.cancel();
    }
  }
}

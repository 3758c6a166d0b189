package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;

import asyncio.stream.StreamReader;
import asyncio.stream.StreamWriter;
import asyncio.task.Coroutine;
import asyncio.task.TimeoutError;
import java.io.IOException;
import java.time.Duration;

/**
 * Says goodbye such that the client hears it: RFC 9112, section 9.6.
 *
 * <p>Who closes a socket while bytes arrive that nobody reads has the system send a reset, and a
 * reset may take away from the client the response that it has not read yet. So this side ends what
 * it sends, and goes on reading until the client has closed, or time is up.
 */
final class LingeringClose {

  private static final Duration MOST = Duration.ofSeconds(2);
  private static final int BLOCK = 16 * 1024;

  private LingeringClose() {}

  /** A coroutine that does so. It never fails; the caller closes the connection afterwards. */
  static Coroutine<Void> of(StreamReader reader, StreamWriter writer) {
    return async(
        () -> {
          writer.writeEof();
          try {
            await(timeout(MOST, () -> readToTheEnd(reader)), IOException.class);
          } catch (TimeoutError | IOException enough) {
            // It is closed one way or another.
          }
        });
  }

  private static void readToTheEnd(StreamReader reader) {
    byte[] thrownAway;
    do {
      thrownAway = await(reader.read(BLOCK));
    } while (thrownAway.length > 0);
  }
}

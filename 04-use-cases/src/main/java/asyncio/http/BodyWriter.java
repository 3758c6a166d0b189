package asyncio.http;

import asyncio.task.Coroutine;
import java.io.IOException;

/** Where a {@link BodyProducer} writes. */
@FunctionalInterface
public interface BodyWriter {

  /**
   * A coroutine that sends some bytes at once, and waits while the client does not read. None at
   * all is allowed, and is not the end.
   *
   * @throws IOException from the coroutine, if the client is gone or does not read for too long
   * @throws IllegalStateException from the coroutine, if that is more than the length that was
   *     promised; nothing of it is sent
   */
  Coroutine<Void> write(byte[] bytes);
}

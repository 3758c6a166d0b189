package asyncio.http;

import asyncio.task.Coroutine;
import java.io.IOException;

/** The bytes of a body, without what says how long it is. */
interface BodySource {

  /**
   * A coroutine that reads some more, as soon as anything has arrived: empty at the end. It is not
   * called again after the end or after a failure.
   *
   * @throws HttpError from the coroutine, if the body is malformed, too long, or ends too early
   * @throws IOException from the coroutine, if the connection is lost
   */
  Coroutine<byte[]> next();
}
